"""What tests of publishing rules share: a quiet period, a rule, a survey."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from articles.actions import approve, submit
from articles.models import ArticleFlag
from elections.models import PublishingRule
from tests.factories import make_draft, make_election, make_stage, make_stage_kind, make_user

WIB = ZoneInfo("Asia/Jakarta")
LAW = "UU 7/2017 Pasal 449 ayat (2)"
FIRST, LAST = date(2029, 2, 11), date(2029, 2, 13)


def wib(day, hour=12, minute=0):
    return datetime.combine(day, time(hour, minute), WIB)


INSIDE, BEFORE, AFTER = wib(date(2029, 2, 12)), wib(date(2029, 2, 1)), wib(date(2029, 2, 20))


def make_rule(flag="survei", kind="masa-tenang", effect="larang", **fields):
    return PublishingRule.objects.create(
        content_flag=flag,
        stage_kind=make_stage_kind(kind),
        effect=effect,
        **{"legal_basis": LAW, **fields},
    )


def make_quiet_period(**fields):
    election = fields.pop("election", None) or make_election("pemilu-2029", status="berjalan")
    days = {"starts_on": FIRST, "ends_on": LAST}
    return make_stage(election, **{"name": "Masa tenang", **days, **fields})


def make_survey(*flags, **fields):
    """An approved article with content flags, that of a survey unless others are given."""
    return approve(article=submit_survey(*flags, **fields), by=make_user())


def submit_survey(*flags, **fields):
    """The same, still under review."""
    article = make_draft(**fields)
    for flag in flags or ("survei",):
        ArticleFlag.objects.create(article=article, flag=flag)
    return submit(article=article, by=article.created_by)
