"""Every list and form of the desk in a browser: by the rules of axe, narrow, dark, by keyboard."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article
from tests.browser.test_keyboard import WALK, walk
from tests.desk import admin_url

pytestmark = pytest.mark.browser

MODELS = list(admin.site._registry)
# Pages of one template each; those of other models are made of the same parts.
PAGES = {
    "index": "/admin/",
    "app": "/admin/articles/",
    "articles": "/admin/articles/article/",
    "articles-filtered": "/admin/articles/article/?status__exact=tayang&o=1.-5&_facets=True",
    "articles-no-hits": "/admin/articles/article/?q=zzzzqqqq",
    "new-article": "/admin/articles/article/add/",
    "inbox": "/admin/ingest/inboxitem/",
    "log": "/admin/accounts/event/",
    "handbook": "/admin/bantuan/",
    "regions-page": "/admin/regions/region/?p=3",
}
ARTICLES = admin_url(Article, "changelist")
# What each may do to the first article of a list of articles in that state.
STEPS = {"tayang": "ralat", "ditinjau": "kembalikan", "draf": "ajukan"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_list_and_forms_of_every_model(visits, axe, model):
    visit = visits("admin")

    visit.look_over_model(admin_url(model, "changelist"))

    assert not visit.faults, "\n".join(visit.faults)


@pytest.mark.parametrize(
    ("username", "names"), [("admin", list(PAGES)), ("redaktur", ["index", "articles", "log"])]
)
def test_pages_in_light_and_dark_wide_and_narrow(visits, axe, username, names):
    visit = visits(username)

    for name in names:
        visit.look_over(PAGES[name], is_thorough=True)

    assert not visit.faults, "\n".join(visit.faults)


def test_form_of_an_article_and_its_steps(visits, axe):
    visit = visits("redaktur")
    for status, step in STEPS.items():
        form = visit.open_first(f"{ARTICLES}?status__exact={status}")
        visit.look_over_open_page(form, is_thorough=status == "tayang")
        key = form.split("/")[-3]
        visit.look_over(reverse("admin:articles_article_transition", args=[key, step]))

    assert not visit.faults, "\n".join(visit.faults)


def test_open_chooser_has_a_name(visits, axe):
    visit = visits("admin")
    visit.page.goto("/admin/bodies/body/add/")

    visit.page.get_by_role("combobox", name="Wilayah").press("Enter")
    field = visit.page.locator(".select2-dropdown").get_by_role("searchbox", name="Wilayah")
    field.fill("banyuasin")
    visit.page.get_by_role("option", name="Kabupaten Banyuasin").first.wait_for()

    assert visit.broken_rules() == []


@pytest.mark.parametrize("name", ["index", "articles", "new-article"])
def test_everything_is_reached_and_seen_by_keyboard(visits, name):
    page = visits("admin").page
    page.goto(PAGES[name])
    # Forms put the focus into their first field; the walk begins at the top.
    page.evaluate("document.activeElement.blur()")
    page.evaluate(WALK)
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")

    names = page.evaluate("walk.names")
    stops = walk(page, most_stops=len(names) + 5)

    assert stops is not None
    reached = {stop["index"] for stop in stops}
    faults = [f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]]
    faults += [f"{each}: is not reached" for i, each in enumerate(names) if i not in reached]
    assert not faults, "\n".join(faults)
