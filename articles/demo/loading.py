"""Loads the demo newsroom: what is there already is never touched."""

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event
from articles.demo.content import DATA, Example, Malformed, read_examples, read_rows
from articles.demo.desk import LOADED, TAG, Desk, uid_of
from articles.demo.references import find_references, find_sources_and_topics
from articles.demo.users import ensure_users
from articles.models import Article, EditorialPage, ListPreset, Slot, Tag
from articles.models.page import PageSlug
from articles.models.slot import SlotName
from common import clock


@dataclass(frozen=True)
class Content:
    """Everything that the files of the demo newsroom hold."""

    examples: list[Example]
    sources: list[dict]
    topics: list[dict]
    slots: list[dict]
    presets: list[dict]
    pages: list[dict]


@dataclass(frozen=True)
class Count:
    created: int
    kept: int


def read_content(data: Path = DATA) -> Content:
    demo = data / "demo"
    content = Content(
        examples=read_examples(demo),
        sources=read_rows(demo / "sources.json"),
        topics=read_rows(demo / "topics.json"),
        slots=read_rows(demo / "slots.json"),
        presets=read_rows(demo / "presets.json"),
        pages=read_rows(data / "editorial_pages.json"),
    )
    for page in content.pages:
        if page.get("slug") not in PageSlug.values:
            raise Malformed("editorial_pages.json", f"there is no page {page.get('slug')}")
    keys = {example.key for example in content.examples}
    for slot in content.slots:
        if slot.get("key") not in keys or slot.get("name") not in SlotName.values:
            raise Malformed("slots.json", f"no such article or place: {slot}")
    return content


@transaction.atomic
def load(content: Content, *, password_file: Path, dry_run: bool = False) -> dict[str, Count]:
    """Make what is missing of `content`, all of it or nothing; counts by kind of thing.

    An example that was loaded once and deleted since does not come back: an editor did that.
    """
    seen = loaded_before()
    new = [
        (position, example)
        for position, example in enumerate(content.examples)
        if str(uid_of(example.key)) not in seen
    ]
    references = find_references([example for _, example in new])
    named = [{row["slug"] for row in rows} for rows in (content.sources, content.topics)]
    for _, example in new:
        references.check(example, *named)
    counts = {"articles": Count(len(new), len(content.examples) - len(new))}
    if dry_run:
        return counts
    users, made = ensure_users(password_file)
    counts["users"] = Count(made, len(users) - made)
    counts["pages"] = ensure_pages(content.pages)
    counts["presets"] = ensure_presets(content.presets)
    if new:
        articles = process(new, content, references, users)
        counts["slots"] = fill_slots(content.slots, articles)
    return counts


def loaded_before() -> set[str]:
    """The uids of all examples that were ever loaded into this database, by its log."""
    told = Event.objects.filter(verb=LOADED).values_list("details__uid", flat=True)
    return set(told)


def process(new, content, references, users) -> dict[str, Article]:
    """The article of each new example by its key."""
    sources, topics = find_sources_and_topics(
        content.sources, content.topics, [example for _, example in new]
    )
    Tag.objects.get_or_create(slug=TAG, defaults={"name": TAG})
    desk = Desk(
        writer=users["penulis"],
        editor=users["editor"],
        chief=users["redaktur"],
        references=references,
        sources=sources,
        topics=topics,
        now=clock.now(),
    )
    articles = {}
    for position, example in new:
        try:
            articles[example.key] = desk.process(example, position)
        except ValidationError as error:
            raise Malformed(example.place, "; ".join(error.messages)) from None
    return articles


def fill_slots(slots, articles) -> Count:
    """Place the new articles that are meant for the front page."""
    new = [slot for slot in slots if slot["key"] in articles]
    Slot.objects.bulk_create(
        Slot(
            name=slot["name"],
            article=articles[slot["key"]],
            starts_at=articles[slot["key"]].published_at,
            order=order,
        )
        for order, slot in enumerate(new)
    )
    return Count(len(new), len(slots) - len(new))


def ensure_pages(pages) -> Count:
    """Editorial pages that nobody has written yet."""
    present = set(EditorialPage.objects.values_list("slug", flat=True))
    missing = [page for page in pages if page["slug"] not in present]
    for page in missing:
        EditorialPage.objects.create(slug=page["slug"], title=page["title"], body=page["body_html"])
    return Count(len(missing), len(pages) - len(missing))


def ensure_presets(presets) -> Count:
    """Selections above the news list, while there are none: editors order and drop them."""
    if ListPreset.objects.exists():
        return Count(0, len(presets))
    rows = [ListPreset(order=order, **preset) for order, preset in enumerate(presets)]
    return Count(len(ListPreset.objects.bulk_create(rows)), 0)
