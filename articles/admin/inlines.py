from accounts.desk import DeskInline, ReadOnlyInline
from articles.admin.forms import ArticleRegionForm, ArticleRegionFormSet, ArticleStageFormSet
from articles.admin.proposed_region import ProposedRegionMixin
from articles.admin.related import NamedTargetsMixin
from articles.models import (
    ArticleBody,
    ArticleFlag,
    ArticleRegion,
    ArticleStage,
    Byline,
    Correction,
    EditorNote,
    ImageUse,
    ReaderNote,
    RelatedArticle,
    Update,
)


class ArticleRegionInline(ProposedRegionMixin, DeskInline):
    model = ArticleRegion
    form = ArticleRegionForm
    formset = ArticleRegionFormSet
    autocomplete_fields = ["region"]


class ArticleBodyInline(DeskInline):
    model = ArticleBody
    autocomplete_fields = ["body"]


class ArticleStageInline(DeskInline):
    model = ArticleStage
    formset = ArticleStageFormSet
    autocomplete_fields = ["election", "kind"]


class BylineInline(DeskInline):
    model = Byline
    autocomplete_fields = ["author"]


class ArticleFlagInline(DeskInline):
    model = ArticleFlag


class ImageUseInline(DeskInline):
    model = ImageUse
    autocomplete_fields = ["image"]


class RelatedArticleInline(NamedTargetsMixin, DeskInline):
    model = RelatedArticle
    fk_name = "article"
    autocomplete_fields = ["related"]


class UpdateInline(DeskInline):
    """What happened since; the time is that of writing."""

    model = Update
    fields = ["text", "made_at"]
    readonly_fields = ["made_at"]


class ReaderNoteInline(DeskInline):
    """What readers are told beside the text."""

    model = ReaderNote


class EditorNoteInline(DeskInline):
    """What colleagues told each other; said is said."""

    model = EditorNote
    fields = ["text", "author", "created_at"]
    readonly_fields = ["author", "created_at"]
    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False


class CorrectionInline(ReadOnlyInline):
    """What readers were told; made by the buttons above the form."""

    model = Correction
    fields = ["made_at", "kind", "text", "by"]


ARTICLE_INLINES = [
    ArticleRegionInline,
    ArticleBodyInline,
    ArticleStageInline,
    BylineInline,
    ImageUseInline,
    ArticleFlagInline,
    RelatedArticleInline,
    UpdateInline,
    ReaderNoteInline,
    CorrectionInline,
    EditorNoteInline,
]
