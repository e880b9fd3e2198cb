from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.actions import record_edit
from articles.admin.transitions import BY_NAME, in_words, open_to
from articles.models import (
    Article,
    ArticleBody,
    ArticleFlag,
    ArticleRegion,
    ArticleStage,
    Byline,
    EditorNote,
    ImageUse,
    RelatedArticle,
    Tag,
    Topic,
)
from common.admin import DeskAdmin
from common.errors import Refused
from common.redirects import leave_redirect


class ArticleForm(forms.ModelForm):
    """An article with its topics and tags, which hold the relation from their side."""

    topics = forms.ModelMultipleChoiceField(
        label="Topik",
        queryset=Topic.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tags = forms.ModelMultipleChoiceField(
        label="Tanda",
        queryset=Tag.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007  (what actions own is not editable on the model)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["topics"].initial = self.instance.topics.all()
            self.fields["tags"].initial = self.instance.tags.all()


class Inline(admin.TabularInline):
    extra = 0


class ArticleRegionInline(Inline):
    model = ArticleRegion
    autocomplete_fields = ["region"]


class ArticleBodyInline(Inline):
    model = ArticleBody
    autocomplete_fields = ["body"]


class ArticleStageInline(Inline):
    model = ArticleStage
    autocomplete_fields = ["election", "kind"]


class BylineInline(Inline):
    model = Byline


class ArticleFlagInline(Inline):
    model = ArticleFlag


class RelatedArticleInline(Inline):
    model = RelatedArticle
    fk_name = "article"
    autocomplete_fields = ["related"]


class ImageUseInline(Inline):
    model = ImageUse
    autocomplete_fields = ["image"]


class EditorNoteInline(Inline):
    model = EditorNote
    fields = ["text"]


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ["title", "kind", "status", "published_at", "source", "created_by", "version"]
    list_filter = ["status", "kind", "is_unverified", "published_at"]
    list_select_related = ["source", "created_by"]
    search_fields = ["title", "slug", "summary"]
    show_full_result_count = False
    autocomplete_fields = ["source"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = [
        *("status", "published_at", "updated_at", "approved_by", "created_by", "version"),
    ]
    fieldsets = [
        (None, {"fields": ["title", "slug", "kind", "summary", "body"]}),
        ("Asal", {"fields": ["source", "original_url", "is_unverified", "embargo_until"]}),
        ("Topik dan tanda", {"fields": ["topics", "tags"]}),
        ("Keadaan", {"fields": readonly_fields}),
    ]
    inlines = [
        ArticleRegionInline,
        ArticleBodyInline,
        ArticleStageInline,
        BylineInline,
        ArticleFlagInline,
        RelatedArticleInline,
        ImageUseInline,
        EditorNoteInline,
    ]

    def get_urls(self):
        own = path(
            "<path:object_id>/tindakan/<slug:name>/",
            self.admin_site.admin_view(self.transition_view),
            name="articles_article_transition",
        )
        return [own, *super().get_urls()]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        old_path = Article.objects.get(pk=obj.pk).get_absolute_url() if change else ""
        super().save_model(request, obj, form, change)
        leave_redirect(old_path, obj.get_absolute_url())

    def save_formset(self, request, form, formset, change):
        for item in formset.save(commit=False):
            if isinstance(item, EditorNote) and item.author_id is None:
                item.author = request.user
            item.save()
        for item in formset.deleted_objects:
            item.delete()
        formset.save_m2m()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        article.topics.set(form.cleaned_data["topics"])
        article.tags.set(form.cleaned_data["tags"])
        # Lists, cards, approval and the log follow from the whole article, so last.
        record_edit(article=article, by=request.user, is_new=not change)

    def has_delete_permission(self, request, obj=None):
        # What was public is withdrawn, with a reason; a page that vanishes explains nothing.
        if obj is not None and obj.first_published_on is not None:
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request):
        # Bulk deletion would pass the rule above by.
        return {name: a for name, a in super().get_actions(request).items() if name != DELETE}

    def view_on_site(self, obj):
        is_public = Article.objects.published().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if is_public else None

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.get_object(request, object_id)
        context = {"transitions": open_to(request.user, article) if article else []}
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **context}
        )

    def transition_view(self, request, object_id, name):
        """Ask for what the transition needs, then make it; only a POST changes anything."""
        article = self.get_object(request, object_id)
        transition = BY_NAME.get(name)
        if article is None or transition is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        form = transition.form(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            self._make(request, article, transition, form.cleaned_data)
            return redirect("admin:articles_article_change", article.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": transition.label,
            "article": article,
            "transition": transition,
            "form": form,
            "back": reverse("admin:articles_article_change", args=[article.pk]),
        }
        return TemplateResponse(request, "admin/articles/article/transition.html", context)

    def _make(self, request, article, transition, data):
        try:
            article = transition.action(article=article, by=request.user, **data)
        except (Refused, ValidationError) as error:
            self.message_user(request, _reason(error), messages.ERROR)
        else:
            self.message_user(request, f"{transition.label}: selesai. {in_words(article)}")


DELETE = "delete_selected"


def _reason(error):
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
