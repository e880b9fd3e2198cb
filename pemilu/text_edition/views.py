"""Pages of the text edition: views of the full one with lighter templates, long texts in parts."""

from functools import wraps

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles.acronyms import Entry, explained_in
from articles.filters import PAGING
from articles.sharing import permalink
from articles.views import ArticleDetailView
from bodies.views import BodyDetailView
from common.filters import REPEATED
from common.views import note_complaints
from elections.models import Term
from elections.views import ElectionDetailView
from pemilu.text_edition.addresses import PART, inside
from pemilu.text_edition.parts import parts, weight
from regions.views import RegionDetailView

# Bytes of a page, compressed: three and a half packets of a slow connection.
LARGEST_PAGE = 5120
# Of these, what stands around a long text, and what compression adds at random
# (django.middleware.gzip.GZipMiddleware) so that nobody can guess a page by its length.
FRAME = 1900
NO_SUCH_PART = "Halaman ini tidak punya bagian itu."
# A region's page: what to do and what happens, then what lies in it.
REGION_PARTS = 2
# Beside everything else on the first one.
NEWS_AT_START = 10


def redirecting_inside(view):
    """`view`, which only redirects, with its readers kept in the text edition."""

    @wraps(view)
    def inner(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Location"] = inside(response["Location"])
        return response

    return inner


def part_asked(request, most: int) -> int | None:
    """The part that `bagian` asks for, from 1 to `most`; None, with a complaint, for no such."""
    values = [value for value in request.GET.getlist(PART) if value.strip()]
    numbers = {str(number): number for number in range(1, most + 1)}
    if len(values) > 1:
        note_complaints(request, {PART: REPEATED})
        return None
    number = numbers.get(values[0]) if values else 1
    if number is None:
        note_complaints(request, {PART: NO_SUCH_PART})
    return number


class PartsMixin:
    """A page that may be asked for in parts."""

    def parts_context(self, most: int) -> dict:
        number = part_asked(self.request, most)
        return {
            "errors": getattr(self.request, "complaints", {}),
            "number": number,
            "most": most,
            "previous": number and number > 1 and number - 1,
            "next": number and number < most and number + 1,
        }


class LongTextMixin(PartsMixin):
    """A page whose text, from a template of its own, is cut into as many parts as it needs."""

    text_template_name = ""

    def text_context(self, head: str, context: dict) -> dict:
        """The part asked for of the text that `context` makes; `head` is what stands above it."""
        whole = render_to_string(self.text_template_name, context)
        texts = parts(whole, LARGEST_PAGE - FRAME - weight(head))
        shown = self.parts_context(len(texts))
        # Its pieces were escaped or cleaned before they were cut.
        text = mark_safe(texts[shown["number"] - 1]) if shown["number"] else ""  # noqa: S308
        return {**shown, "text": text}


class TextArticleView(LongTextMixin, ArticleDetailView):
    template_name = "ringan/article.html"
    text_template_name = "ringan/_article_text.html"
    gone_template_name = "ringan/article_gone.html"

    def address(self, article):
        return inside(super().address(article))

    def get_context_data(self, **kwargs):
        article = self.object
        names = [byline.author.name for byline in article.bylines.all()]
        head = " ".join([article.title, article.summary, article.slug, *names])
        text = self.text_context(head, {"article": article, "terms": terms_of(article)})
        return {**text, "article": article, "permalink": permalink(article)}


def terms_of(article) -> list[Entry]:
    """The short forms in the text of `article` that readers may not know; one query."""
    terms = explained_in(article.body, [Entry(*term) for term in Term.objects.for_texts()])
    return [term for term in terms if term.name]


class TextBodyView(LongTextMixin, BodyDetailView):
    template_name = "ringan/body.html"
    text_template_name = "ringan/_body_text.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, **self.text_context(self.object.official_name, context)}


class TextElectionView(LongTextMixin, ElectionDetailView):
    template_name = "ringan/election.html"
    text_template_name = "ringan/_election_text.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, **self.text_context(self.object.name, context)}


class TextRegionView(PartsMixin, RegionDetailView):
    template_name = "ringan/region.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            # Who reads on in the news has seen the rest.
            is_further=any(self.request.GET.get(name, "").strip() for name in PAGING),
            news_at_start=NEWS_AT_START,
            **self.parts_context(REGION_PARTS),
            **kwargs,
        )
