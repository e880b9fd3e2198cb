"""Every list and form of the desk in a browser: by the rules of axe, narrow, dark, by keyboard."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article
from tests.browser.desk_visit import DeskVisit
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
    "regions-page": "/admin/regions/region/?p=3",
}
# What each may do to the first article of a list of articles in that state.
STEPS = {"tayang": "ralat", "ditinjau": "kembalikan", "draf": "ajukan"}


@pytest.fixture(scope="module")
def visits(chromium, site):
    """One browser window for each person, logged in once."""
    contexts = {}

    def visit_of(username):
        if username not in contexts:
            context = chromium.new_context(
                base_url=site.url, locale="id-ID", reduced_motion="reduce"
            )
            contexts[username] = DeskVisit(context.new_page(), site, username)
        contexts[username].faults = []
        return contexts[username]

    yield visit_of
    for visit in contexts.values():
        visit.page.context.close()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_list_and_forms_of_every_model(visits, axe, model):
    visit = visits("admin")

    visit.look_over_model(admin_url(model, "changelist"))

    assert not visit.faults, "\n".join(visit.faults)


@pytest.mark.parametrize("username", ["admin", "redaktur"])
def test_pages_in_light_and_dark_wide_and_narrow(visits, axe, username):
    visit = visits(username)

    for path in PAGES.values():
        visit.look_over(path, is_thorough=True)

    assert not visit.faults, "\n".join(visit.faults)


def test_form_of_an_article_its_steps_history_and_deletion(visits, axe):
    visit = visits("redaktur")
    articles = admin_url(Article, "changelist")
    for status, step in STEPS.items():
        visit.page.goto(f"{articles}?status__exact={status}")
        form = visit.first_row()
        key = form.split("/")[-3]
        visit.look_over(form.split("?")[0], is_thorough=True)
        visit.look_over(reverse("admin:articles_article_transition", args=[key, step]))
    for page in ("history", "delete"):
        visit.look_over(admin_url(Article, page, key))

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
