import copy

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Exists, OuterRef, Subquery

from accounts.desk import DeskAdmin, WarnsMixin, autocomplete_widget
from accounts.desk.warning import with_tick
from articles.actions import record_edit
from articles.actions.publication import is_scheduled
from articles.addresses import was_public
from articles.admin.bulk import BulkMixin
from articles.admin.date_check import DateCheckMixin
from articles.admin.filters import OwnFilter, TrashFilter, VisibilityFilter
from articles.admin.forms import ArticleForm
from articles.admin.hindrances import HindrancesMixin
from articles.admin.inlines import ARTICLE_INLINES
from articles.admin.papers import PapersMixin
from articles.admin.preview import PreviewMixin
from articles.admin.writing import WritingMixin
from articles.models import (
    Article,
    ArticleRegion,
    EditorNote,
    Status,
    Tag,
    Topic,
    Update,
)
from common import clock
from common.errors import Refused
from common.redirects import leave_redirect, take_address
from common.snapshots import take_snapshot
from regions.admin import province_filter

OWNED_BY_ACTIONS = [
    *("status", "published_at", "first_published_on", "updated_at"),
    *("version", "reviewer", "approved_by", "created_by", "trashed_at", "uid"),
]
VOIDED = "Isi berubah sesudah disetujui: persetujuan gugur dan naskah menunggu tinjauan lagi."
PUBLIC_CHANGE = (
    "Perubahan pada artikel yang tayang",
    {
        "fields": ["change_kind", "change_text"],
        "description": "Wajib bila judul, isi, wilayah, atau penyelenggara diubah.",
    },
)


@admin.register(Article)
class ArticleAdmin(
    PreviewMixin,
    WritingMixin,
    PapersMixin,
    HindrancesMixin,
    BulkMixin,
    DateCheckMixin,
    WarnsMixin,
    DeskAdmin,
):
    form = ArticleForm
    list_display = ["title", "kind", "standing", "region", "published_at", "source", "created_by"]
    list_filter = [
        *("status", VisibilityFilter, "kind", OwnFilter, "is_unverified", "published_at"),
        *("source__kind", province_filter("region_links__region"), TrashFilter),
    ]
    list_select_related = ["source", "created_by"]
    # What was begun last first; drafts have no time of publication to order by.
    ordering = ["-id"]
    search_fields = ["title", "slug"]
    search_help_text = "Judul atau alamat pendek."
    autocomplete_fields = ["source"]
    readonly_fields = OWNED_BY_ACTIONS
    inlines = ARTICLE_INLINES

    # --- Lists

    def get_queryset(self, request):
        primary = ArticleRegion.objects.filter(article=OuterRef("pk"), is_primary=True)
        scheduled = Article.objects.scheduled().filter(pk=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                primary_region=Subquery(primary.values("region__name")[:1]),
                is_scheduled=Exists(scheduled),
            )
        )

    @admin.display(description="keadaan", ordering="status")
    def standing(self, article):
        return "terjadwal" if article.is_scheduled else article.get_status_display()

    @admin.display(description="wilayah utama", ordering="primary_region")
    def region(self, article):
        return article.primary_region

    def autocomplete_label(self, article):
        return f"{article.title} · {article.get_status_display()}"

    # --- Who may do what

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.trashed_at is not None:
            return False
        # What readers see or saw is changed by those who answer for it.
        if obj is not None and obj.status in (Status.PUBLISHED, Status.WITHDRAWN):
            return self.has_publish_permission(request, obj)
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        # Texts go into the trash, or are withdrawn with a reason; `empty_trash` deletes them.
        return False

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        is_choice = request.resolver_match.url_name.endswith("autocomplete")
        return (found.on_desk() if is_choice else found), may_repeat

    # --- Form

    def get_fieldsets(self, request, obj=None):
        may_write = self.has_change_permission(request, obj) if obj else True
        chosen = ["topics", "tags"] if may_write else ["topic_names", "tag_names"]
        is_public = obj is not None and obj.status == Status.PUBLISHED and not is_scheduled(obj)
        account = [PUBLIC_CHANGE] if is_public and may_write else []
        fieldsets = [
            (None, {"fields": ["title", "slug", "kind", "summary", "body"]}),
            *account,
            ("Asal", {"fields": ["source", "original_url", "is_unverified"]}),
            ("Topik dan tanda", {"fields": chosen}),
            ("Penayangan", {"fields": ["embargo_until", *OWNED_BY_ACTIONS]}),
        ]
        return with_tick(request, fieldsets)

    @admin.display(description="topik")
    def topic_names(self, article):
        return ", ".join(topic.name for topic in article.topics.all())

    @admin.display(description="tanda")
    def tag_names(self, article):
        return ", ".join(tag.name for tag in article.tags.all())

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        for name, model in [("topics", Topic), ("tags", Tag)]:
            if name in form.base_fields:
                # A copy: the declared field is shared by the forms of all users.
                field = copy.deepcopy(form.base_fields[name])
                field.widget = self._chooser(request, model)
                field.widget.choices = field.choices
                form.base_fields[name] = field
        return form

    def _chooser(self, request, model):
        """An autocomplete for rows of `model` that hold the relation to the article."""
        link = model.articles.through._meta.get_field(model._meta.model_name)
        return RelatedFieldWidgetWrapper(
            autocomplete_widget(link, self.admin_site, is_multiple=True),
            link.remote_field,
            self.admin_site,
            can_add_related=self.admin_site.get_model_admin(model).has_add_permission(request),
        )

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["title"]}

    def view_on_site(self, obj):
        is_public = Article.objects.published().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if is_public else None

    # --- Saving: the form's rows first, then what follows from them

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
            super().save_model(request, obj, form, change)
            return
        before = Article.objects.select_for_update().get(pk=obj.pk)
        # Only what was edited: a colleague's approval in the meantime stays.
        columns = {field.name for field in self.opts.concrete_fields}
        obj.save(update_fields=columns.intersection(form.changed_data))
        if was_public(before):
            leave_redirect(before.get_absolute_url(), obj.get_absolute_url())
        else:
            take_address(obj.get_absolute_url())

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            if isinstance(row.instance, EditorNote) and row.instance.author_id is None:
                row.instance.author = request.user
            if isinstance(row.instance, Update) and row.instance.made_at is None:
                row.instance.made_at = clock.now()
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        is_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if change and not is_changed:
            return
        article = form.instance
        article.topics.set(form.cleaned_data["topics"])
        article.tags.set(form.cleaned_data["tags"])
        before = request.before if change else None
        edited = record_edit(
            article=article,
            by=request.user,
            before=before,
            change=form.public_change,
            read=self.read_by(request),
        )
        if change and edited.status != article.status:
            self.message_user(request, VOIDED, messages.WARNING)

    def keep(self, request, obj, before):
        """Nothing more: `record_edit` tells the log, and runs after the topics and tags."""

    # --- Taking a version back

    def restores_by_form(self, obj):
        # What readers see is corrected, with a note to them.
        return obj.status == Status.PUBLISHED

    def restore_revision(self, request, obj, revision):
        article = Article.objects.select_for_update().get(pk=obj.pk)
        if self.restores_by_form(article):
            raise Refused("Artikel sudah tayang: versi lama dipulihkan lewat formulirnya.")
        before = take_snapshot(article)
        missing = super().restore_revision(request, article, revision)
        record_edit(article=article, by=request.user, before=before)
        return missing
