"""Whatever the desk does in whatever order: no flagged article is announced in a barred window."""

import random
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction

from articles.actions import (
    approve,
    end_override,
    grant_override,
    publish,
    record_edit,
    request_override,
    submit,
    unschedule,
)
from articles.models import Article, ArticleFlag, ArticleRegion, PublishingOverride, Status
from common import clock
from common.errors import Refused, Unread
from common.snapshots import take_snapshot
from elections.actions import cancel_stage, move_stage, restore_stage
from elections.models import Certainty, Stage
from tests.factories import make_draft, make_region, make_user
from tests.rules import make_quiet_period, make_rule

pytestmark = pytest.mark.django_db

START = datetime(2029, 1, 1, tzinfo=UTC)
STEPS = 120
# Hours before UTC at which a day begins and ends; the nation's is as long as can be.
DAY_OF = {"16": (7, 7), "91": (9, 9), None: (9, 7)}
INSTRUMENT = {"instrument": "Keputusan", "known_on": date(2029, 1, 1)}


class Desk:
    """Two who may do everything, some articles, two quiet periods, and a clock that runs."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.now = START
        self.users = [make_user(), make_user(), make_user()]
        self.rule = make_rule()
        self.stages = [make_quiet_period(name=f"Masa tenang {n}") for n in (1, 2)]
        regions = [[make_region("16")], [make_region("91", time_zone="Asia/Jayapura")], []]
        self.articles = []
        for number in range(6):
            article = make_draft(by=self.users[0], regions=regions[number % 3])
            if number % 2:
                ArticleFlag.objects.create(article=article, flag="survei")
            article = submit(article=article, by=self.users[0])
            self.articles.append(approve(article=article, by=self.users[1]))
        # What was lawful when it was done, and lies in a window that came later.
        self.excused = set()

    def moment(self):
        return self.now + timedelta(hours=self.random.randint(0, 24 * 5))

    def article(self, *statuses):
        """One of the last articles, of those statuses if there is any; Refused if not."""
        rows = Article.objects.filter(pk__in=[article.pk for article in self.articles])
        rows = list(rows.filter(status__in=statuses or Status.values).order_by("pk"))
        if not rows:
            raise Refused("Tidak ada.")
        return self.random.choice(rows)

    def step(self):
        self.now += timedelta(hours=self.random.randint(0, 8))
        deeds = [
            *[self.publish, self.publish, self.schedule, self.schedule, self.unschedule],
            *[self.flag, self.flag, self.place, self.approve, self.renew, self.renew, self.renew],
            *[self.move, self.move, self.cancel, self.ask, self.ask, self.grant, self.end],
        ]
        deed = self.random.choice(deeds)
        with clock.fixed_at(self.now):
            # An editor reads what he is warned of, and goes on.
            try:
                self.attempt(deed, "")
            except Unread as unread:
                before = violations()
                self.attempt(deed, unread.seal)
                self.excused |= {
                    (article.pk, stage.pk)
                    for article, stage in violations() - before
                    if article.published_at < self.now
                }

    def attempt(self, deed, read):
        state = self.random.getstate()
        try:
            with transaction.atomic():
                deed(read)
        except Unread:
            # The same once more, now that it was read.
            self.random.setstate(state)
            raise
        except Refused:
            pass

    def publish(self, read):
        publish(article=self.article(Status.APPROVED), by=self.users[1], read=read)

    def schedule(self, read):
        article = self.article(Status.APPROVED)
        publish(article=article, by=self.users[1], at=self.moment(), read=read)

    def unschedule(self, read):
        unschedule(article=self.article(Status.PUBLISHED), by=self.users[1])

    def flag(self, read):
        article = self.article(self.random.choice([Status.PUBLISHED, Status.APPROVED]))
        before = take_snapshot(article)
        if not article.flags.filter(flag="survei").delete()[0]:
            ArticleFlag.objects.create(article=article, flag="survei")
        record_edit(article=article, by=self.users[0], before=before, read=read)

    def place(self, read):
        article = self.article()
        if article.status == Status.PUBLISHED:
            # Readers would have to be told; regions are tried in test_guard.
            return
        before = take_snapshot(article)
        ArticleRegion.objects.get_or_create(article=article, region=make_region("91"))
        record_edit(article=article, by=self.users[0], before=before, read=read)

    def approve(self, read):
        approve(article=self.article(Status.IN_REVIEW), by=self.users[1])

    def renew(self, read):
        article = make_draft(by=self.users[0])
        if self.random.random() < 0.7:
            ArticleFlag.objects.create(article=article, flag="survei")
        article = submit(article=article, by=self.users[0])
        self.articles.append(approve(article=article, by=self.users[1]))
        self.articles = self.articles[-8:]

    def move(self, read):
        starts_on = (self.now + timedelta(days=self.random.randint(-2, 3))).date()
        days = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=2)}
        stage = self.random.choice(self.stages)
        move_stage(stage=stage, by=self.users[0], **days, **INSTRUMENT, read=read)

    def cancel(self, read):
        """Or what takes that back, where it was done before: at times as a plan only."""
        stage = Stage.objects.get(pk=self.random.choice(self.stages).pk)
        who = {"stage": stage, "by": self.users[0], **INSTRUMENT}
        if not stage.is_cancelled and stage.certainty == Certainty.FIXED:
            cancel_stage(**who)
        elif stage.is_cancelled:
            certainty = self.random.choice([Certainty.FIXED, Certainty.FIXED, Certainty.PLANNED])
            restore_stage(**who, certainty=certainty, read=read)
        else:
            cancel_stage(**who)
            restore_stage(**who, certainty=Certainty.FIXED, read=read)

    def ask(self, read):
        stage, by = self.random.choice(self.stages), self.random.choice(self.users)
        request_override(
            article=self.article(Status.APPROVED),
            rule=self.rule,
            stage=stage,
            by=by,
            reason="Perlu",
        )

    def grant(self, read):
        for override in PublishingOverride.objects.waiting().order_by("pk")[:1]:
            grant_override(override=override, by=self.random.choice(self.users[:2]))

    def end(self, read):
        for override in PublishingOverride.objects.open().order_by("pk")[:1]:
            end_override(override=override, by=self.users[2])


def violations() -> set:
    """(article, stage) of publications in a quiet period without an exception, by plain sums."""
    fixed = Stage.objects.filter(certainty="ditetapkan", starts_on__isnull=False)
    excepted = set(
        PublishingOverride.objects.filter(
            approved_at__isnull=False, ended_at__isnull=True
        ).values_list("article", "stage")
    )
    public = Article.objects.filter(status="tayang", flags__flag="survei")
    return {
        (article, stage)
        for article in public.prefetch_related("region_links__region")
        for stage in fixed
        if is_inside(article, stage) and (article.pk, stage.pk) not in excepted
    }


def is_inside(article, stage) -> bool:
    codes = [link.region.code for link in article.region_links.all()] or [None]
    first = min(midnight(stage.starts_on, DAY_OF[code][0]) for code in codes)
    last = max(midnight(stage.ends_on + timedelta(days=1), DAY_OF[code][1]) for code in codes)
    return first <= article.published_at < last


def midnight(day, hours):
    return datetime.combine(day, time(0), UTC) - timedelta(hours=hours)


@pytest.mark.parametrize("seed", [2])
def test_no_flagged_article_is_announced_in_a_barred_window(seed):
    desk = Desk(seed)
    announced = set()

    for _ in range(STEPS):
        desk.step()
        found = {(article.pk, stage.pk) for article, stage in violations()}
        assert found <= desk.excused
        announced |= set(Article.objects.filter(status="tayang").values_list("pk", flat=True))

    # Something happened: texts were published, and exceptions were used.
    assert len(announced) > 4
    assert PublishingOverride.objects.filter(approved_at__isnull=False).exists()


def test_the_sums_of_this_test_see_a_violation():
    desk = Desk(3)
    article = desk.articles[1]
    with clock.fixed_at(START), suppress(Refused):
        article = publish(article=article, by=desk.users[1])
    Article.objects.filter(pk=article.pk).update(
        published_at=datetime(2029, 2, 12, tzinfo=UTC), first_published_on=date(2029, 2, 12)
    )

    assert {(found.pk) for found, _ in violations()} == {article.pk}
