"""Edits of many articles at once: asked for, looked ahead at one by one, then made.

What does not suit one article is said on the page and stops none of the others.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts.desk.conflict import require_unchanged, state_name, states_of
from articles import actions
from articles.actions.tagging import (
    add_marks,
    is_before_readers,
    loses_approval,
    remove_marks,
    replace_region,
    require_editable,
)
from articles.admin.bulk_forms import MarksForm, RegionForm, ReviewersForm
from articles.admin.steps import StepForm
from articles.admin.workflow import AT_ONCE, WorkflowMixin
from articles.models import Article, Status
from common.errors import Refused
from common.snapshots import digest

VOIDED = "persetujuan gugur dan naskah menunggu tinjauan lagi"


@dataclass(frozen=True)
class BulkEdit:
    """One edit of many articles: its words, its form, its action."""

    name: str
    label: str
    # What has been done to the articles afterwards.
    done: str
    form: type[StepForm]
    action: Callable
    # (article, user, cleaned data) → what will happen to it; Refused says why nothing will.
    outlook: Callable[..., str]


@dataclass(frozen=True)
class Outlook:
    """What will happen to an article, or why nothing will."""

    article: Article
    text: str = ""
    is_refused: bool = False


def on_adding(article, user, data) -> str:
    require_editable(article, user)
    held = marks_of(article)
    new = [mark for mark in chosen(data) if mark not in held]
    if not new:
        raise Refused("Sudah memuat semuanya.")
    return told(article, f"ditambah: {names(new)}")


def on_removing(article, user, data) -> str:
    require_editable(article, user)
    held = marks_of(article)
    gone = [mark for mark in chosen(data) if mark in held]
    if not gone:
        raise Refused("Tidak memuat satu pun.")
    return told(article, f"dilepas: {names(gone)}")


def on_moving(article, user, data) -> str:
    require_editable(article, user)
    links = {link.region_id: link for link in article.region_links.all()}
    if data["old"].pk not in links:
        raise Refused(f"Tidak bertanda {data['old']}.")
    if is_before_readers(article) and not data["change"]:
        raise Refused("Sudah tayang: pilih jenis perubahan dan tulis keterangan untuk pembaca.")
    text = f"{data['old']} diganti {data['new']}"
    if links[data["old"].pk].is_primary:
        text += ", tetap sebagai wilayah utama"
    if is_before_readers(article):
        text += "; pembaca mendapat keterangan"
    return told(article, text)


def on_asking(article, user, data) -> str:
    if article.status != Status.IN_REVIEW or article.trashed_at is not None:
        raise Refused("Hanya naskah yang menunggu tinjauan; ajukan dahulu.")
    require_editable(article, user)
    reviewer = data["reviewer"]
    if reviewer.pk == article.reviewer_id:
        raise Refused(f"Sudah menunggu tinjauan {reviewer}.")
    if reviewer.pk == article.created_by_id:
        raise Refused(f"{reviewer} menulis naskah ini sendiri.")
    if not reviewer.has_perm("articles.review_article", article):
        raise Refused(f"{reviewer} tidak berhak meninjau naskah ini.")
    return f"{reviewer} diminta meninjau"


def marks_of(article) -> set:
    return {*article.topics.all(), *article.tags.all()}


def chosen(data) -> list:
    return [*data["topics"], *data["tags"]]


def told(article, text) -> str:
    return f"{text}; {VOIDED}" if loses_approval(article) else text


def names(rows) -> str:
    return ", ".join(str(row) for row in rows)


EDITS = [
    BulkEdit(
        *("tambah-tanda", "Tambah topik atau tanda", "diberi topik atau tanda"),
        *(MarksForm, add_marks, on_adding),
    ),
    BulkEdit(
        *("lepas-tanda", "Lepas topik atau tanda", "dilepas topik atau tandanya"),
        *(MarksForm, remove_marks, on_removing),
    ),
    BulkEdit(
        *("pindah-wilayah", "Pindahkan wilayah", "dipindahkan wilayahnya"),
        *(RegionForm, replace_region, on_moving),
    ),
    BulkEdit(
        *("tugaskan-peninjau", "Tugaskan peninjau", "dimintakan tinjauan"),
        *(ReviewersForm, actions.ask_reviewer, on_asking),
    ),
]


def bulk_action(edit):
    """The action of the list that asks for `edit`."""

    @admin.action(description=edit.label, permissions=["change"])
    def act(modeladmin, request, queryset):
        # Counted by one more than allowed: all pages of the list may be chosen.
        rows = queryset.prefetch_related("topics", "tags", "region_links")
        articles = list(rows.order_by("pk")[: AT_ONCE + 1])
        if len(articles) > AT_ONCE:
            reason = f"Pilih paling banyak {AT_ONCE} artikel sekaligus."
            modeladmin.message_user(request, reason, messages.ERROR)
            return None
        if not articles:
            # Deleted meanwhile, or never within reach.
            modeladmin.message_user(request, "Pilihan tidak dikenal.", messages.ERROR)
            return None
        return modeladmin.edit_many(request, articles, edit)

    act.__name__ = edit.name
    return act


class BulkMixin(WorkflowMixin):
    """The bulk edits beside the steps of the workflow; nothing happens before it was shown."""

    actions = [*WorkflowMixin.actions, *map(bulk_action, EDITS)]

    def edit_many(self, request, articles, edit):
        data = request.POST if "lanjut" in request.POST else None
        form = edit.form(data, articles=articles, user=request.user)
        is_valid = form.is_valid()
        states = states_of(request, articles)
        outlooks = outlooks_of(articles, edit, request.user, form) if is_valid else []
        possible = [each.article for each in outlooks if not each.is_refused]
        seen = digest({"outlooks": [[o.article.pk, o.text, o.is_refused] for o in outlooks]})
        if possible and request.POST.get("dilihat") == seen:
            return self.edit_each(request, possible, edit, form.cleaned_data, states)
        selection = [(ACTION_CHECKBOX_NAME, article.pk) for article in articles]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": edit.label,
            "form": form,
            "media": form.media,
            "outlooks": outlooks or [Outlook(article) for article in articles],
            "is_previewed": bool(outlooks),
            "seen": seen if possible else "",
            "button": f"{edit.label}: {len(possible)} artikel" if possible else "Lanjut",
            "hidden": [("action", edit.name), *selection, *states.items()],
            "back": redirect("admin:articles_article_changelist").url,
        }
        return TemplateResponse(request, "admin/articles/article/bulk.html", context)

    def edit_each(self, request, articles, edit, data, states):
        """Make the edit on each as the page showed it; tell of those that came out otherwise."""
        done = 0
        for article in articles:
            try:
                with transaction.atomic():
                    require_unchanged(article, states[state_name(article)])
                    edit.action(article=article, by=request.user, **data)
            except (Refused, ValidationError) as error:
                reason = " ".join(getattr(error, "messages", [str(error)]))
                # Whoever tells that a row changed names it himself.
                named = reason if reason.startswith("“") else f"“{article}”: {reason}"
                self.message_user(request, named, messages.ERROR)
            else:
                done += 1
        if done:
            self.message_user(request, f"{done} artikel {edit.done}.")
        return redirect("admin:articles_article_changelist")


def outlooks_of(articles, edit, user, form) -> list[Outlook]:
    outlooks = []
    for article in articles:
        try:
            outlooks.append(Outlook(article, edit.outlook(article, user, form.cleaned_data)))
        except Refused as refusal:
            outlooks.append(Outlook(article, str(refusal), is_refused=True))
    return outlooks
