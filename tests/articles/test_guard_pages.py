"""Publishing rules on the pages of the desk: shown before a step, read, excepted from."""

import pytest

from articles.models import Article, ArticleFlag, PublishingOverride
from common import clock
from tests.desk import admin_url, enter, form_data, messages_of, row_data
from tests.factories import make_user
from tests.rules import (
    AFTER,
    BEFORE,
    INSIDE,
    make_quiet_period,
    make_rule,
    make_survey,
    submit_survey,
)

pytestmark = pytest.mark.django_db

BARRED = "Hasil survei tidak boleh diumumkan selama Masa tenang"
TICK = "peringatan_dibaca"


@pytest.fixture
def quiet():
    return make_rule(), make_quiet_period()


def step(article, name):
    return admin_url(Article, "transition", article.pk, name)


def go(browser, article, name, **data):
    """The answer to the page of a step, sent as it was shown, with `data`."""
    url = step(article, name)
    page = browser.get(url)
    hidden = dict(page.context["hidden"])
    return browser.post(url, {**hidden, "lanjut": "ya", **data}, follow=True)


PUBLISHING = [
    ("tayangkan", make_survey, "disetujui"),
    ("setujui-terbitkan", submit_survey, "ditinjau"),
]


@pytest.mark.parametrize(("name", "make", "status"), PUBLISHING)
def test_the_page_shows_what_bars_and_has_no_button(quiet, name, make, status):
    article = make()
    browser = enter("redaktur")

    with clock.fixed_at(INSIDE):
        page = browser.get(step(article, name))
        sent = go(browser, article, name)

    for text in (page.content.decode(), sent.content.decode()):
        assert BARRED in text
        assert step(article, "minta-pengecualian") in text
        assert 'type="submit" class="default"' not in text
    article.refresh_from_db()
    assert article.status == status


def test_a_time_in_a_window_is_shown_before_it_is_set_and_another_may_be_chosen(quiet):
    article = make_survey()
    browser = enter("redaktur")

    with clock.fixed_at(BEFORE):
        page = go(browser, article, "jadwalkan", at="2029-02-12T06:00")
        assert BARRED in page.content.decode()
        assert page.context["button"] == "Lanjut"
        page = go(browser, article, "jadwalkan", at="2029-02-20T06:00")
        seen = page.context["seen"]
        assert not page.context["weighed"].barred
        go(browser, article, "jadwalkan", at="2029-02-20T06:00", dilihat=seen)

    article.refresh_from_db()
    assert article.status == "tayang"


@pytest.mark.parametrize(("name", "make", "status"), PUBLISHING)
def test_a_warning_is_ticked(name, make, status):
    make_rule(effect="peringatkan")
    make_quiet_period()
    article = make()
    browser = enter("redaktur")

    with clock.fixed_at(INSIDE):
        page = go(browser, article, name)
        assert "sebaiknya tidak diumumkan" in page.content.decode()
        go(browser, article, name, **{TICK: "palsu"})
        article.refresh_from_db()
        assert article.status == status
        go(browser, article, name, **{TICK: page.context["weighed"].seal})

    article.refresh_from_db()
    assert article.status == "tayang"


def test_of_many_articles_those_that_are_not_barred_are_published(quiet):
    survey, other = make_survey(), make_survey("iklan")
    browser = enter("redaktur")
    url = admin_url(Article, "changelist")
    chosen = {"action": "tayangkan", "_selected_action": [survey.pk, other.pk]}

    with clock.fixed_at(INSIDE):
        page = browser.post(url, chosen)
        assert BARRED in page.content.decode()
        hidden = {name: value for name, value in page.context["hidden"] if "selected" not in name}
        answer = browser.post(url, {**hidden, **chosen, "lanjut": "ya"}, follow=True)

    assert BARRED in messages_of(answer)
    survey.refresh_from_db()
    other.refresh_from_db()
    assert (survey.status, other.status) == ("disetujui", "tayang")


def test_a_correction_that_announces_keeps_what_was_typed(quiet):
    article = make_survey()
    browser = enter("redaktur")
    with clock.fixed_at(BEFORE):
        go(browser, article, "tayangkan")

    with clock.fixed_at(INSIDE):
        page = go(browser, article, "ralat", kind="pembaruan", text="Angka terbaru 40 persen.")
        assert BARRED in page.content.decode()
        assert "Angka terbaru 40 persen." in page.content.decode()
        go(browser, article, "ralat", kind="ralat", text="Angka keliru.")

    assert [correction.kind for correction in article.corrections.all()] == ["ralat"]


def test_an_exception_by_two_persons(quiet):
    rule, stage = quiet
    article = make_survey()
    first, second = enter("redaktur-satu"), enter("redaktur-dua")

    with clock.fixed_at(INSIDE):
        go(first, article, "minta-pengecualian", window=f"{rule.pk}-{stage.pk}", reason="Perlu")
        override = PublishingOverride.objects.get()
        # By the address, as the button is not offered to him.
        page = go(first, article, "setujui-pengecualian", override=override.pk)
        assert "permintaan sendiri tidak dihitung" in page.content.decode()
        form = second.get(admin_url(Article, "change", article.pk)).content.decode()
        assert "menunggu orang kedua" in form
        go(second, article, "setujui-pengecualian", override=override.pk)
        override.refresh_from_db()
        assert override.approved_by.username == "redaktur-dua"
        go(first, article, "tayangkan")

    article.refresh_from_db()
    assert article.status == "tayang"


def test_an_unknown_window_is_no_choice(quiet):
    browser, article = enter("redaktur"), make_survey()

    with clock.fixed_at(INSIDE):
        for window in ("", "9-9", "x"):
            go(browser, article, "minta-pengecualian", window=window, reason="Perlu")

    assert not PublishingOverride.objects.exists()


def test_the_form_shows_what_holds_and_what_comes(quiet):
    article = make_survey()
    url = admin_url(Article, "change", article.pk)
    browser = enter("redaktur")

    with clock.fixed_at(BEFORE):
        assert "Akan berlaku." in browser.get(url).content.decode()
    with clock.fixed_at(INSIDE):
        assert "Sedang berlaku." in browser.get(url).content.decode()
    with clock.fixed_at(AFTER):
        text = browser.get(url).content.decode()
        assert "rule-panel" not in text
        assert "minta-pengecualian" not in text


def test_the_form_refuses_a_flag_in_a_window_and_asks_to_read_one_after_it(quiet):
    article = make_survey("iklan")
    browser = enter("redaktur")
    url = admin_url(Article, "change", article.pk)
    with clock.fixed_at(INSIDE):
        go(browser, article, "tayangkan")
        data = form_data(browser.get(url)) | row_data("flags", 1, flag="survei", id="")
        page = browser.post(url, data)
    assert BARRED in page.content.decode()

    with clock.fixed_at(AFTER):
        data = form_data(browser.get(url)) | row_data("flags", 1, flag="survei", id="")
        page = browser.post(url, data)
        assert "sudah lewat" in page.content.decode()
        seal = page.context["adminform"].form.fields[TICK].widget.attrs["value"]
        assert browser.post(url, {**data, TICK: seal}).status_code == 302

    assert ArticleFlag.objects.filter(article=article, flag="survei").exists()


def test_the_list_of_exceptions_is_read_only(quiet):
    rule, stage = quiet
    article = make_survey()
    PublishingOverride.objects.create(
        article=article,
        rule=rule,
        stage=stage,
        reason="Perlu",
        requested_by=make_user(),
        requested_at=INSIDE,
    )
    browser = enter("redaktur")

    assert (
        "menunggu orang kedua"
        in browser.get(admin_url(PublishingOverride, "changelist")).content.decode()
    )
    assert browser.get(admin_url(PublishingOverride, "add")).status_code == 403
