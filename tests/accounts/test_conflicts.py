"""Two editors, one row: nobody overwrites what he has not seen, and nobody loses what he typed."""

from datetime import date

import pytest
from django.contrib import admin

from accounts.desk import ReadOnlyAdmin
from accounts.desk.warning import TICK
from accounts.models import Event
from articles.models import Article, Banner, EditorialPage, EditorNote, Source, Tag, Topic
from bodies.models import Contact
from common.snapshots import columns_of, parts_of
from elections.models import Election, Stage, Term
from regions.models import RegionAlias
from tests.desk import admin_url, form_data, row_data
from tests.factories import (
    make_body,
    make_draft,
    make_election,
    make_region,
    make_stage,
    make_user,
    moment,
)

pytestmark = pytest.mark.django_db


def opened(client, row) -> dict:
    return form_data(client.get(admin_url(type(row), "change", row.pk)))


def save(client, row, data):
    return client.post(admin_url(type(row), "change", row.pk), data)


def differences(page) -> dict:
    """Label → (what is stored, what was typed), as the page shows them."""
    return {
        each.label: tuple(
            "".join(piece.text for piece in side) for side in (each.before, each.after)
        )
        for each in page.context["conflict"].differences
    }


# --- Many: the proof


def edited_rows():
    """A row of each kind that editors work on, the field that both write, and how many times.

    Ten tables below an article take their time: the short forms carry the greater number.
    """
    moments = {"starts_at": moment("2026-01-01 08:00"), "ends_at": moment("2026-01-02 08:00")}
    return [
        (make_draft("Naskah", regions=[make_region("16.07")]), "title", 5),
        (make_region("16.08"), "name", 10),
        (make_body("kpu", make_region("16.09")), "official_name", 10),
        (Contact.objects.create(body=make_body(), kind="telepon", value="0711"), "value", 25),
        (make_stage(), "name", 15),
        (EditorialPage.objects.create(slug="redaksi", title="Redaksi", body="Isi"), "body", 30),
        (Topic.objects.create(slug="logistik", name="Logistik"), "name", 30),
        (Source.objects.create(slug="koran", name="Koran", kind="media"), "name", 15),
        (Term.objects.create(slug="psu", short="PSU", definition="Ulang"), "definition", 30),
        (Banner.objects.create(text="Penting", **moments), "text", 30),
    ]


def test_of_200_conflicting_saves_none_is_lost_and_all_are_reported(sari, budi):
    lost, reported = 0, 0

    for row, field, turns in edited_rows():
        data = opened(budi, row)
        for turn in range(turns):
            first, second = f"Sari menulis {turn}", f"Budi menulis {turn}"
            assert save(sari, row, data | {field: first}).status_code == 302
            page = save(budi, row, data | {field: second})
            row.refresh_from_db()
            reported += page.status_code == 200 and bool(page.context["conflict"].differences)
            data = form_data(page)
            lost += getattr(row, field) != first or data[field] != second

    assert (lost, reported) == (0, 200)


# --- One: what the second editor sees


def test_second_editor_sees_who_wrote_what_and_saves_knowingly(sari, budi):
    topic = Topic.objects.create(slug="logistik", name="Logistik", intro="Awal")
    data = opened(budi, topic)
    save(sari, topic, opened(sari, topic) | {"intro": "Kata Sari"})

    page = save(budi, topic, data | {"name": "Logistik pemilu", "intro": "Kata Budi"})

    html = page.content.decode()
    assert "sari mengubah data ini" in html
    assert differences(page) == {
        "nama": ("Logistik", "Logistik pemilu"),
        "pengantar": ("Kata Sari", "Kata Budi"),
    }
    assert "<del>Sari</del>" in html
    assert "<ins>Budi</ins>" in html
    assert Topic.objects.get().intro == "Kata Sari"

    assert save(budi, topic, form_data(page)).status_code == 302
    assert Topic.objects.get().intro == "Kata Budi"


def test_form_without_a_state_saves_nothing(sari):
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    data = opened(sari, topic)

    for state in (None, "", "x", "x-99999999999999", f"{'0' * 64}-{'9' * 10}"):
        sent = {"name": "Lain"} | ({} if state is None else {"keadaan": state})
        page = save(sari, topic, {k: v for k, v in data.items() if k != "keadaan"} | sent)
        assert differences(page) == {"nama": ("Logistik", "Lain")}

    assert Topic.objects.get().name == "Logistik"


def test_double_click_is_saved_once_without_a_complaint(sari):
    body = make_body("kpu", make_region("16.07"))
    kept = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    data = opened(sari, body) | {"short_name": "KPU Lain", "contacts-TOTAL_FORMS": 2}
    data |= {"contacts-1-kind": "surel", "contacts-1-value": "kpu@example.org"}
    data |= {"contacts-0-verified_on": "2026-01-05"}

    answers = [save(sari, body, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert body.contacts.count() == 2
    kept.refresh_from_db()
    assert kept.verified_on == date(2026, 1, 5)
    assert Event.objects.filter(object_type="bodies.body", verb="diubah").count() == 1


def test_double_click_on_an_article_with_rows_and_a_note(sari):
    region = make_region("16.07")
    article = make_draft("Naskah")
    data = opened(sari, article) | {"body": "Alinea.\r\n\r\nLagi.", "updates-TOTAL_FORMS": 1}
    data |= row_data("region_links", 0, region=region.pk, role="subjek", is_primary="on")
    data |= {"updates-0-text": "Kabar", "notes-TOTAL_FORMS": 1, "notes-0-text": "Periksa"}
    data |= {"embargo_until_0": "2030-01-01", "embargo_until_1": "08:00:00"}

    answers = [save(sari, article, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [article.region_links.count(), article.updates.count(), article.notes.count()] == [1] * 3


def test_own_change_in_another_window_is_told_as_such(sari):
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    data = opened(sari, topic)
    save(sari, topic, data | {"name": "Satu"})

    page = save(sari, topic, data | {"name": "Dua"})

    assert "Anda sendiri mengubah data ini" in page.content.decode()


def test_change_by_a_data_load_names_nobody(sari):
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    data = opened(sari, topic)
    Topic.objects.update(name="Dari berkas")

    page = save(sari, topic, data | {"name": "Dua"})

    assert "Data ini berubah sejak formulir dibuka" in page.content.decode()


# --- Tables below the form


def test_row_that_a_colleague_deleted_comes_back_as_a_new_one(sari, budi):
    region = make_region("16.07")
    for text in ("Mubar", "Muba"):
        RegionAlias.objects.create(region=region, text=text, kind="akronim")
    data = opened(budi, region)
    place = next(n for n in (0, 1) if data[f"aliases-{n}-text"] == "Mubar")
    save(sari, region, opened(sari, region) | {f"aliases-{place}-DELETE": "on"})

    page = save(budi, region, data | {f"aliases-{place}-text": "Mubar baru"})

    assert "Pilih pilihan yang valid" not in page.content.decode()
    typed = {form["text"].value() for form in aliases_of(page).forms}
    assert typed == {"Muba", "Mubar baru"}
    assert differences(page) == {
        "sebutan wilayah": (ALIAS.format("Muba"), both("Muba", "Mubar baru"))
    }

    assert save(budi, region, form_data(page)).status_code == 302
    assert set(region.aliases.values_list("text", flat=True)) == {"Muba", "Mubar baru"}


ALIAS = "sebutan: {} · akronim"


def both(*texts):
    return "\n".join(ALIAS.format(text) for text in sorted(texts))


def aliases_of(page):
    return next(
        inline.formset
        for inline in page.context["inline_admin_formsets"]
        if inline.formset.prefix == "aliases"
    )


def alias(number, text):
    return row_data("aliases", number, text=text, kind="akronim")


def test_rows_that_both_added_are_both_kept(sari, budi):
    region = make_region("16.07")
    data = opened(budi, region)
    save(sari, region, data | alias(0, "Dari Sari"))

    page = save(budi, region, data | alias(0, "Dari Budi"))

    assert differences(page) == {
        "sebutan wilayah": (ALIAS.format("Dari Sari"), ALIAS.format("Dari Budi"))
    }
    assert "memuat pula baris baru dari rekan" in page.content.decode()
    assert save(budi, region, form_data(page)).status_code == 302
    assert set(region.aliases.values_list("text", flat=True)) == {"Dari Sari", "Dari Budi"}


def test_same_row_added_by_both_is_one_row(sari, budi):
    region = make_region("16.07")
    data = opened(budi, region)
    save(sari, region, data | alias(0, "Banyu"))

    assert save(budi, region, data | alias(0, "Banyu")).status_code == 302
    assert region.aliases.count() == 1


def test_row_that_both_deleted_is_gone(sari, budi):
    region = make_region("16.07")
    RegionAlias.objects.create(region=region, text="Banyu", kind="akronim")
    data = opened(budi, region) | {"aliases-0-DELETE": "on"}

    assert save(sari, region, data).status_code == 302
    assert save(budi, region, data).status_code == 302
    assert not region.aliases.exists()


def test_rows_that_nobody_may_change_may_vanish(sari, budi):
    election = make_election()
    stages = [make_stage(election) for _ in range(2)]
    data = opened(budi, election) | {"note": "Catatan"}
    stages[0].delete()

    assert save(budi, election, data).status_code == 302
    assert Election.objects.get().note == "Catatan"


def test_note_of_a_colleague_is_no_conflict_and_both_are_kept(sari, budi):
    article = make_draft("Naskah")
    data = opened(budi, article)
    save(sari, article, data | row_data("notes", 0, text="Dari Sari"))

    assert save(budi, article, data | row_data("notes", 0, text="Dari Budi")).status_code == 302
    assert set(EditorNote.objects.values_list("text", flat=True)) == {"Dari Sari", "Dari Budi"}


def test_note_beside_a_conflict_is_not_taken_for_saved(sari, budi):
    article = make_draft("Naskah")
    data = opened(budi, article)
    save(sari, article, data | {"title": "Judul Sari"})

    page = save(budi, article, data | {"title": "Judul Sari"} | row_data("notes", 0, text="Baca"))

    assert page.context["conflict"].differences == []
    assert save(budi, article, form_data(page)).status_code == 302
    assert EditorNote.objects.get().text == "Baca"


@pytest.mark.parametrize("is_contact_first", [True, False])
def test_contact_edited_on_two_pages_is_one_row(sari, budi, is_contact_first):
    body = make_body("kpu", make_region("16.07"))
    contact = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    pages = [(contact, "value"), (body, "contacts-0-value")]
    (first, first_name), (second, second_name) = pages if is_contact_first else pages[::-1]
    data = opened(budi, second)
    save(sari, first, opened(sari, first) | {first_name: "0711-2"})

    page = save(budi, second, data | {second_name: "0711-3"})

    (difference,) = differences(page).values()
    assert "0711-2" in difference[0]
    assert "0711-3" in difference[1]
    assert "sari mengubah data ini" in page.content.decode()
    assert Contact.objects.get().value == "0711-2"


def test_links_are_compared_by_name(sari, budi):
    article = make_draft("Naskah")
    tags = [Tag.objects.create(slug=name, name=name.title()) for name in ("debat", "dana")]
    data = opened(budi, article)
    save(sari, article, data | {"tags": [tags[0].pk]})

    page = save(budi, article, data | {"tags": [tags[1].pk]})

    assert differences(page) == {"tanda": ("Debat", "Dana")}


def test_regions_of_an_election_are_compared_by_name(sari, budi):
    election = make_election(is_national=False)
    for code in ("16", "17"):
        make_region(code)
    data = opened(budi, election)
    save(sari, election, data | {"region_codes": "16"})

    page = save(budi, election, data | {"region_codes": "17"})

    assert differences(page) == {"wilayah": ("Wilayah 16 (16)", "Wilayah 17 (17)")}


# --- Nothing that a form writes is left out


def editable_fields(desk, request):
    form = desk.get_form(request, desk.model(), change=True)
    return {name for name, field in form.base_fields.items() if not field.disabled}


# What a form asks for besides its row: why a stage or a public text was changed, kept elsewhere.
REASONS = {Stage: {"instrument", "known_on"}, Article: {"change_kind", "change_text"}}


def test_snapshot_of_every_model_holds_all_that_its_form_writes(rf):
    request = rf.get("/")
    request.user = make_user()

    for model, desk in admin.site._registry.items():
        if isinstance(desk, ReadOnlyAdmin):
            continue
        spec = parts_of(model)
        inputs = {desk.snapshot_inputs.get(name, name) for name in spec.links}
        held = (
            {field.name for field in columns_of(model)}
            | inputs
            | REASONS.get(model, set())
            | {TICK}
        )
        assert editable_fields(desk, request) <= held, model
        for inline in desk.get_inline_instances(request):
            # Where rows are only added, nothing can be overwritten.
            if not (inline.has_change_permission(request) or inline.can_delete):
                continue
            formset = inline.get_formset(request)
            name = formset.fk.remote_field.get_accessor_name()
            own = set(formset.form.base_fields) - {"id", formset.fk.name}
            assert own <= set(dict(spec.parts).get(name, ())), (model, name)
