"""What is in the house already and says the same or nearly the same as a text."""

from dataclasses import dataclass

from django.urls import reverse
from rapidfuzz import fuzz

from accounts.reach import OUT_OF_REACH, seen_by
from articles.models import Article
from articles.sketches import articles_alike, keys_alike
from common.html import plain_text
from common.similarity import likeness, shingles, sketch_of, words_of
from ingest.models import InboxItem, ItemSketch

# Below, two texts only share phrases: an eighth of their shingles or less.
LIKE = 0.7
LIKE_TITLE = 88
WORDS_OF_A_TITLE = 3
SHOWN = 8


@dataclass(frozen=True)
class Alike:
    """A text of the house beside the one that came in."""

    # Of the words, 0 to 100, or of the headline where only that is alike.
    percent: int
    is_title_only: bool
    # Whose name this is: an article or an item of the inbox.
    kind: str
    title: str
    status: str
    url: str = ""

    @property
    def is_same(self) -> bool:
        return self.percent == 100 and not self.is_title_only


def alike(item, user) -> list[Alike]:
    """Texts like that of `item`, the likest first, as far as `user` may read their names.

    Six queries at most, however many texts there are.
    """
    numbers = sketch_of(item.title, item.clean_text)
    if not numbers:
        return []
    own = shingles(item.clean_text)
    articles = Article.objects.filter(pk__in=articles_alike(numbers)).exclude(pk=item.article_id)
    found = [
        (*measured, article)
        for article in articles.on_desk()
        if (measured := measure(item, own, article.title, plain_text(article.body)))
    ]
    told = {article.pk for *_, article in found}
    items = InboxItem.objects.filter(pk__in=keys_alike(ItemSketch, "item_id", numbers))
    found += [
        (*measured, other)
        # What was made of an item is told in its stead.
        for other in items.exclude(pk=item.pk)
        if other.article_id not in told
        and (measured := measure(item, own, other.title, other.clean_text))
    ]
    found.sort(key=lambda each: (each[1], -each[0], -each[2].pk))
    return named(found[:SHOWN], user)


def measure(item, own, title, text):
    """(percent, whether of the headline only), or None when there is nothing alike."""
    share = likeness(own, shingles(text))
    if share >= LIKE:
        return round(share * 100), False
    words, others = words_of(item.title), words_of(title)
    ratio = fuzz.ratio(" ".join(words), " ".join(others))
    is_long = min(len(words), len(others)) >= WORDS_OF_A_TITLE
    return (round(ratio), True) if is_long and ratio >= LIKE_TITLE else None


def named(found, user) -> list[Alike]:
    seen = {}
    for model in (Article, InboxItem):
        keys = [row.pk for *_, row in found if isinstance(row, model)]
        rows = seen_by(user, model.objects.filter(pk__in=keys)) if keys else model.objects.none()
        seen[model] = set(rows.values_list("pk", flat=True))
    return [
        Alike(
            percent,
            is_title_only,
            row._meta.verbose_name,
            row.title if may_see or is_public(row) else OUT_OF_REACH,
            row.get_status_display(),
            address_of(row) if may_see else row.get_absolute_url() if is_public(row) else "",
        )
        for percent, is_title_only, row in found
        for may_see in [row.pk in seen[type(row)]]
    ]


def is_public(row) -> bool:
    return isinstance(row, Article) and row.is_public


def address_of(row) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
