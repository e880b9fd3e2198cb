"""Asks the desk for every address as one actor, and compares the answers with the matrix."""

from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from unittest.mock import patch

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user
from django.core.cache import cache
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse

from accounts.desk.autocomplete import LabelledAutocompleteView
from accounts.desk.conflict import STATE
from regions import backend
from regions.rights import rights_of
from tests.permissions.addresses import addresses
from tests.permissions.matrix import EVERY_MODEL, SITE, sections, sections_of
from tests.permissions.world import ANONYMOUS, NATIONAL, PLACES, REGIONAL, UNASSIGNED

METHODS = ("GET", "POST")
# The least that makes a POST act, besides the state of the row that its page showed; forms that
# come back with errors were open too.
BODIES = {"delete": {"post": "yes"}, "tindakan": {"lanjut": "ya"}}
# What carries that state → the name under which it is in the page's context.
STATES = {STATE: STATE, "dilihat": "seen"}
CHOICES = "pilihan"
# Page → methods that do the same there as the other one, or are refused before a row is looked at.
BEFORE_THE_ROW = {
    "history": ("POST",),
    "riwayat/1": ("POST",),
    "open": ("POST",),
    "terbuka": ("GET",),
}
# Where somebody without a log-in is led, and where when he sends something.
LOG_INS = ("admin:login", "account_login", "unsaved")


class Asker:
    """One actor's browser, and what it found to be other than written."""

    def __init__(self, actor, user, rows):
        self.actor, self.rows = actor, rows
        self.client = Client()
        # (page, row) → what its form would send along.
        self.states = {}
        # How often somebody may change his password in a minute is kept there.
        cache.clear()
        self.faults = []
        if actor != ANONYMOUS:
            self.client.force_login(user)

    def ask_everything(self) -> list[str]:
        with quickly():
            for address in addresses():
                for method in METHODS:
                    self.ask(address, method)
        return self.faults

    def ask(self, address, method):
        cells = cells_of(address, method)
        if not cells:
            self.faults.append(f"no cell for {address.label} {address.page} {method}")
        for kind, section in cells:
            for place in self.places_of(address, method, section, kind):
                row = self.rows[place].get(kind)
                response, letter = self.answer(address, method, row)
                written = section.letter(address.page, method, self.actor, place)
                if letter != written:
                    self.faults.append(
                        f"{kind} {address.page} {method} {place}: written {written}, is {letter}"
                    )
                elif letter == "B" and method == "GET":
                    self.look_at_rows(address, kind, section, response)

    def places_of(self, address, method, section, kind):
        """Where it makes a difference which row is asked for.

        The first kind of a section stands for the others in the places between own and foreign:
        how rows belong to regions is one declaration for each of them.
        """
        has_row = "{}" in address.route and method not in BEFORE_THE_ROW.get(address.page, ())
        if not has_row or self.actor in (ANONYMOUS, UNASSIGNED):
            return section.places[:1]
        if self.actor.endswith(NATIONAL) and len(section.places) > 2:
            # No region is the nation's own: a row of one, and a row of none or of a province.
            return section.places[1:3] if kind in section.kinds[:1] else section.places[1:2]
        if kind in section.kinds[1:] and self.actor.endswith(REGIONAL):
            return [each for each in section.places if each in PLACES[:2]] or section.places
        return section.places

    def answer(self, address, method, row):
        """The response and its letter; nothing of what was done stays."""
        body = BODIES.get(address.page.split("/")[0], {})
        if address.page == CHOICES:
            body = relation_to(address.label)
        key = address.label, address.page, row and row.pk
        # Pages of the account end sessions; each has a browser of its own.
        client = self.client if address.label else self.twin()
        if method == "GET":
            response = client.get(address.of(row), body)
            self.states[key] = states_shown(response)
        else:
            with transaction.atomic():
                response = client.post(address.of(row), body | self.states.get(key, {}))
                transaction.set_rollback(True)
        if response.streaming:
            # Read to its end, as a browser does: closing it early would close the database too.
            response.getvalue()
        return response, letter_of(response, address)

    def twin(self):
        client = Client()
        client.cookies = self.client.cookies.copy()
        return client

    def look_at_rows(self, address, kind, section, response):
        """A list or a choice shows exactly what can be opened."""
        if address.page == "list":
            shown = set(response.context_data["cl"].queryset.values_list("pk", flat=True))
        elif address.page == CHOICES:
            shown = {row["id"] for row in response.json()["results"]}
        else:
            return
        shown = {str(key) for key in shown}
        for place in section.places:
            may_open = section.letter("change", "GET", self.actor, place) == "B"
            if (str(self.rows[place][kind].pk) in shown) != may_open:
                self.faults.append(f"{kind} {address.page} shows {place}: {not may_open}")


def cells_of(address, method):
    """(kind, section) wherever the matrix has a cell for that address."""
    if not address.label:
        found = [("", sections()[SITE])]
    else:
        found = sections_of(address.label)
        common = sections().get(EVERY_MODEL)
        if common and (address.page, method) in common.cells:
            return [(address.label, common)] if found else []
    return [(kind, section) for kind, section in found if (address.page, method) in section.cells]


def states_shown(response) -> dict:
    """The hidden fields by which a form knows that its row is still as the page showed it."""
    context = getattr(response, "context_data", None) or {}
    return {name: context[shown] for name, shown in STATES.items() if shown in context}


def letter_of(response, address) -> str:
    status = response.status_code
    if status == 302:
        target = response.headers["Location"].split("?")[0]
        if target in map(reverse, LOG_INS):
            return "M"
        # Back to the start is what Django answers for a row that does not exist.
        is_lost = target == reverse("admin:index") and "{}" in address.route
        return "T" if is_lost else "B"
    return {200: "B", 204: "B", 403: "D", 404: "T", 405: "X"}.get(status, f"?{status}")


@lru_cache
def relation_to(label) -> dict:
    """What an autocomplete of rows of that model is asked for: any field that leads to them."""
    target = apps.get_model(label)
    for model in apps.get_models():
        for relation in model._meta.get_fields():
            is_own = relation.concrete and relation.is_relation
            if is_own and relation.related_model is target:
                return {
                    "app_label": model._meta.app_label,
                    "model_name": model._meta.model_name,
                    "field_name": relation.name,
                }
    return {}


@contextmanager
def quickly():
    """Rights are decided before a page is drawn: drawing thousands would take minutes.

    The user of a session and his rights do not change on the way, and are read once.
    """
    rights, users = {}, {}

    def remembered(user):
        if user.pk not in rights:
            rights[user.pk] = rights_of(user)
        return rights[user.pk]

    def remembered_user(request):
        key = request.session.session_key
        if key not in users:
            users[key] = get_user(request)
        return copy(users[key])

    nothing = property(lambda response: "")
    with (
        patch.object(SimpleTemplateResponse, "rendered_content", nothing),
        patch.object(AdminSite, "each_context", lambda site, request: {}),
        patch.object(LabelledAutocompleteView, "paginate_by", 1000),
        patch.object(backend, "rights_of", remembered),
        patch("django.contrib.auth.get_user", remembered_user),
    ):
        yield
