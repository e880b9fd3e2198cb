"""Buttons on an article and actions on the list of articles, both by way of one page."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.desk.conflict import STATE, require_unchanged, state_name, states_of
from articles.admin.rules import rules_panel, weigh_all
from articles.admin.transitions import BY_NAME, TRANSITIONS, open_to, told
from common.errors import Refused

AT_ONCE = 100


def list_action(transition):
    """An action of the list that makes `transition` on the chosen articles."""

    @admin.action(description=transition.label, permissions=[transition.right])
    def act(modeladmin, request, queryset):
        if queryset.count() > AT_ONCE:
            modeladmin.message_user(
                request, f"Pilih paling banyak {AT_ONCE} artikel sekaligus.", messages.ERROR
            )
            return None
        return modeladmin.transit(request, list(queryset), transition)

    act.__name__ = transition.name
    return act


class WorkflowMixin:
    """Every change of status of an article goes through `articles.actions`; a GET changes nothing.

    The page says what will happen and asks for what the action needs.
    """

    actions = [list_action(transition) for transition in TRANSITIONS if transition.is_for_many]

    def has_review_permission(self, request, obj=None):
        return self.may(request, "review", obj)

    def has_publish_permission(self, request, obj=None):
        return self.may(request, "publish", obj)

    def get_urls(self):
        own = path(
            "<path:object_id>/tindakan/<slug:name>/",
            self.admin_site.admin_view(self.transition_view),
            name="articles_article_transition",
        )
        return [own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.get_object(request, object_id)
        offered = {"transitions": open_to(request.user, article) if article else []}
        offered["rules"] = rules_panel(article) if article else None
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **offered}
        )

    def transition_view(self, request, object_id, name):
        article = self.get_object(request, object_id)
        transition = BY_NAME.get(name)
        if article is None or transition is None:
            raise Http404
        if not transition.is_allowed(request.user, article):
            raise PermissionDenied
        return self.transit(request, [article], transition, is_list=False)

    def transit(self, request, articles, transition, *, is_list=True):
        """Make `transition` on `articles` once its page was confirmed; show that page before."""
        # The list sends the choice of articles by POST too; that confirms nothing yet.
        is_sent = request.method == "POST" and ("lanjut" in request.POST or not is_list)
        data = request.POST if is_sent else None
        form = transition.form(data, articles=articles, user=request.user)
        data = form.cleaned_data if is_sent and form.is_valid() else {}
        consequences = {article: transition.consequence(article, data) for article in articles}
        # What was looked at: the form that led here, or the page itself.
        states = states_of(request, articles)
        if request.method == "GET" and STATE in request.GET:
            states = dict.fromkeys(states, request.GET[STATE])
        seen = " ".join(consequences.values())
        is_seen = not transition.is_previewed or request.POST.get("dilihat") == seen
        weighed = weigh_all(transition, articles, data)
        if is_sent and form.is_valid() and is_seen and weighed.is_clear(request):
            for article in articles:
                sent = {**data, **weighed.read(article)}
                self._make(request, article, transition, sent, states[state_name(article)])
            return self._back(articles, is_list)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": transition.label if is_list else transition.label_for(articles[0]),
            "articles": articles,
            "consequences": sorted(set(consequences.values())),
            "transition": transition,
            "form": form,
            # The words of the button that acts; before they are known, it only looks ahead.
            "button": button(transition, articles, consequences, data, weighed),
            "seen": seen if data and not weighed.is_stopped else "",
            "weighed": weighed,
            "hidden": [
                *states.items(),
                *(self._selection(articles, transition) if is_list else []),
            ],
            "back": self._back(articles, is_list).url,
        }
        return TemplateResponse(request, "admin/articles/article/transition.html", context)

    def _make(self, request, article, transition, data, state):
        try:
            with transaction.atomic():
                require_unchanged(article, state)
                article = transition.action(article=article, by=request.user, **data)
        except (Refused, ValidationError) as error:
            reason = " ".join(getattr(error, "messages", [str(error)]))
            self.message_user(request, f"“{article}”: {reason}", messages.ERROR)
        else:
            self.message_user(request, told(article, transition))

    def _back(self, articles, is_list):
        if is_list:
            return redirect("admin:articles_article_changelist")
        return redirect(reverse("admin:articles_article_change", args=[articles[0].pk]))

    def _selection(self, articles, transition):
        """What makes the list run the same action on the same articles again."""
        chosen = [(ACTION_CHECKBOX_NAME, article.pk) for article in articles]
        return [("action", transition.name), *chosen]


def button(transition, articles, consequences, data, weighed) -> str:
    if weighed.is_stopped:
        # Another time may be chosen; without a form there is nothing to go on with.
        return "Lanjut" if transition.form.base_fields else ""
    if not transition.is_previewed:
        labels = {transition.label_for(article) for article in articles}
        return labels.pop() if len(labels) == 1 else transition.label
    return next(iter(consequences.values())).rstrip(".") if data else "Lanjut"
