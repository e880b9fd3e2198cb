"""What the index holds of an article."""

from typing import NamedTuple

from articles.search.tokens import stems, tokens
from common.html import plain_text

# PostgreSQL knows no place beyond 16,383: phrases further down would be found on SQLite alone.
MOST_WORDS = 16_000


class Texts(NamedTuple):
    """Space-separated: all words as written, their stems, and what ranking reads.

    `head` holds the stems of the title in its first line, those of the summary and of the names
    of what the article is about in its second.
    """

    words: str
    stems: str
    head: str


def texts_of(article) -> Texts:
    """What a search finds `article` (loaded by `for_derived`) by."""
    title, lead = tokens(article.title), tokens(" ".join([article.summary, *_names(article)]))
    words = [*title, *lead, *tokens(plain_text(article.body))][:MOST_WORDS]
    return Texts(
        words=" ".join(words),
        stems=" ".join(stems(words)),
        head="\n".join([" ".join(stems(title)), " ".join(stems(lead))]),
    )


def _names(article):
    """The names of the regions (with those above them), bodies, stages, people and so on."""
    names = [name for link in article.region_links.all() for name in link.region.lineage_names()]
    for link in article.body_links.all():
        names += [link.body.official_name, link.body.short_name]
    names += [str(link) for link in article.stage_links.all()]
    names += [byline.author.name for byline in article.bylines.all()]
    names += [topic.name for topic in article.topics.all()]
    names += [tag.name for tag in article.free_tags]
    return [*names, article.source.name] if article.source else names
