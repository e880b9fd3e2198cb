"""Edits of many articles by the list: looked ahead at, made one by one, told of one by one."""

import pytest

from accounts.models import Event, Revision
from articles.actions import approve, submit
from articles.actions.tagging import add_marks, remove_marks, replace_region
from articles.models import Article, ArticleRegion, Correction, Status, Tag, Topic
from common.errors import Refused
from tests.desk import admin_url, messages_of
from tests.factories import make_article, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db
LIST = admin_url(Article, "changelist")


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala"))
    return client


@pytest.fixture
def tag():
    return Tag.objects.create(slug="logistik", name="Logistik")


@pytest.fixture
def topic():
    return Topic.objects.create(slug="dana", name="Dana")


def ask(client, name, articles, **data):
    """The page with what would happen to each article."""
    chosen = {"action": name, "_selected_action": [article.pk for article in articles]}
    return client.post(LIST, {**chosen, **data}, follow=True)


def make(client, name, articles, **data):
    """Ask, look ahead, and press the button."""
    page = ask(client, name, articles, lanjut="ya", **data)
    hidden = dict(each for each in page.context["hidden"] if each[0] != "_selected_action")
    seen = {"dilihat": page.context["seen"], "lanjut": "ya"}
    return ask(client, name, articles, **hidden, **seen, **data)


def outlooks(page) -> dict:
    return {each.article: (each.is_refused, each.text) for each in page.context["outlooks"]}


def verbs(article) -> list:
    events = Event.objects.filter(object_type="articles.article", object_id=str(article.pk))
    return list(events.order_by("id").values_list("verb", flat=True))


def test_marks_are_added_where_they_are_missing_and_taken_off_again(desk, tag, topic):
    bare, marked = make_draft("Polos"), make_draft("Bertanda", topics=[topic])
    marked.tags.add(tag)
    chosen = {"tags": [tag.pk], "topics": [topic.pk]}

    asked = ask(desk, "tambah-tanda", [bare, marked])
    shown = ask(desk, "tambah-tanda", [bare, marked], lanjut="ya", **chosen)
    assert not asked.context["is_previewed"]
    assert outlooks(shown)[bare] == (False, "ditambah: Dana, Logistik")
    assert outlooks(shown)[marked] == (True, "Sudah memuat semuanya.")
    assert bare.tags.count() == 0

    page = make(desk, "tambah-tanda", [bare, marked], **chosen)
    assert "1 artikel diberi topik atau tanda." in messages_of(page)
    version = bare.version
    bare.refresh_from_db()
    assert (list(bare.tags.all()), list(bare.topics.all())) == ([tag], [topic])
    assert bare.version == version + 1
    assert verbs(bare)[-1] == "diubah"
    assert Revision.objects.of(bare).count() == 2

    make(desk, "lepas-tanda", [bare, marked], tags=[tag.pk])
    assert not Article.objects.filter(tags=tag).exists()
    assert bare.topics.get() == topic


def test_marks_of_what_readers_see_are_its_publishers_and_void_what_is_only_approved(client, tag):
    region = make_region("16.07")
    public = make_article("Tayang", regions=[region])
    draft = make_draft("Draf", regions=[region])
    approved = make_draft("Disetujui", regions=[region])
    submit(article=approved, by=approved.created_by)
    approve(article=approved, by=make_user())
    trashed = make_draft("Dibuang", regions=[region])
    Article.objects.filter(pk=trashed.pk).update(trashed_at=public.published_at)
    everything = [public, draft, approved]
    client.force_login(make_member("editor", region))

    shown = outlooks(ask(client, "tambah-tanda", everything, lanjut="ya", tags=[tag.pk]))
    page = make(client, "tambah-tanda", everything, tags=[tag.pk])

    assert shown[public][0]
    assert "persetujuan gugur" in shown[approved][1]
    assert "2 artikel" in messages_of(page)
    approved.refresh_from_db()
    assert approved.status == Status.IN_REVIEW
    assert not public.tags.exists()
    for article in (public, trashed):
        with pytest.raises(Refused):
            add_marks(article=article, by=make_member("editor", region), tags=[tag])
    with pytest.raises(Refused):
        remove_marks(article=draft, by=make_member("editor", make_region("32.73")), tags=[tag])


def test_region_takes_the_place_of_another_in_its_role(desk):
    old, new = make_region("16.07"), make_region("16.74")
    draft = make_draft("Draf", regions=[old])
    both = make_draft("Dua", regions=[old, new])
    other = make_draft("Lain", regions=[new])
    everything = [draft, both, other]
    data = {"old": old.pk, "new": new.pk}

    shown = outlooks(ask(desk, "pindah-wilayah", everything, lanjut="ya", **data))
    page = make(desk, "pindah-wilayah", everything, **data)

    assert "tetap sebagai wilayah utama" in shown[draft][1]
    assert shown[other] == (True, f"Tidak bertanda {old}.")
    assert "2 artikel dipindahkan" in messages_of(page)
    for article in (draft, both):
        link = ArticleRegion.objects.get(article=article)
        assert (link.region, link.is_primary, link.role) == (new, True, "subjek")
    assert verbs(draft)[-1] == "diubah"


def test_readers_are_told_of_another_region(desk):
    old, new = make_region("16.07"), make_region("16.74")
    public, draft = make_article("Tayang", regions=[old]), make_draft("Draf", regions=[old])
    data = {"old": old.pk, "new": new.pk}

    shown = outlooks(ask(desk, "pindah-wilayah", [public, draft], lanjut="ya", **data))
    half = ask(desk, "pindah-wilayah", [public], lanjut="ya", kind="ralat", **data)
    page = make(
        *(desk, "pindah-wilayah", [public, draft]), kind="ralat", text="Bukan di sana.", **data
    )

    assert shown[public][0]
    assert not shown[draft][0]
    assert half.context["form"].errors["text"]
    assert "2 artikel" in messages_of(page)
    assert Correction.objects.get().text == "Bukan di sana."
    assert public.list_entries.filter(list_key=f"region:{new.code}").exists()
    assert verbs(public)[-1] == "diralat"


def test_no_article_leaves_the_region_of_who_moves_it(client):
    own, foreign = make_region("16.07"), make_region("32.73")
    member = make_member("editor", own)
    article = make_draft("Sendiri", regions=[own])
    client.force_login(member)

    page = ask(client, "pindah-wilayah", [article], lanjut="ya", old=own.pk, new=foreign.pk)

    assert page.context["form"].errors["new"]
    with pytest.raises(Refused, match="di luar jangkauan"):
        replace_region(article=article, by=member, old=own, new=foreign)
    assert ArticleRegion.objects.get(article=article).region == own


def test_reviewer_is_asked_for_what_he_may_review(desk):
    region, elsewhere = make_region("16.07"), make_region("32.73")
    reviewer = make_member("editor", region, username="peninjau")
    article, foreign, draft, own = (
        make_draft("Menunggu", regions=[region]),
        make_draft("Asing", regions=[elsewhere]),
        make_draft("Draf", regions=[region]),
        make_draft("Tulisannya", regions=[region], by=reviewer),
    )
    for each in (article, foreign, own):
        submit(article=each, by=each.created_by)
    everything = [article, foreign, draft, own]

    shown = outlooks(ask(desk, "tugaskan-peninjau", everything, lanjut="ya", reviewer=reviewer.pk))
    page = make(desk, "tugaskan-peninjau", everything, reviewer=reviewer.pk)

    assert shown[article] == (False, "peninjau diminta meninjau")
    assert "tidak berhak meninjau" in shown[foreign][1]
    assert "menunggu tinjauan" in shown[draft][1]
    assert "menulis naskah ini sendiri" in shown[own][1]
    assert "1 artikel dimintakan tinjauan." in messages_of(page)
    article.refresh_from_db()
    assert article.reviewer == reviewer
    assert reviewer.notices.count() == 1
    assert verbs(article)[-1] == "peninjau ditunjuk"


def test_what_a_colleague_changed_since_the_page_is_named_and_left(desk, tag):
    first, second = make_draft("Pertama"), make_draft("Kedua")
    data = {"tags": [tag.pk]}
    page = ask(desk, "tambah-tanda", [first, second], lanjut="ya", **data)
    hidden = dict(each for each in page.context["hidden"] if each[0] != "_selected_action")
    Article.objects.filter(pk=first.pk).update(title="Judul dari rekan")

    page = ask(
        *(desk, "tambah-tanda", [first, second]),
        **{**hidden, "dilihat": page.context["seen"], "lanjut": "ya", **data},
    )

    assert "diubah oleh" in messages_of(page)
    assert "1 artikel" in messages_of(page)
    assert not first.tags.exists()
    assert second.tags.exists()


def test_nothing_happens_to_too_many_or_without_a_choice(desk, tag, monkeypatch):
    monkeypatch.setattr("articles.admin.bulk.AT_ONCE", 1)
    articles = [make_draft(), make_draft()]

    too_many = ask(desk, "tambah-tanda", articles, lanjut="ya", tags=[tag.pk])
    nothing = ask(desk, "tambah-tanda", articles[:1], lanjut="ya")
    hostile = ask(desk, "tambah-tanda", articles[:1], lanjut="ya", tags=["abc", "%00", "9" * 30])
    guessed = ask(
        *(desk, "tambah-tanda", articles[:1]), lanjut="ya", tags=[tag.pk], dilihat="tebakan"
    )

    assert "paling banyak 1 artikel" in messages_of(too_many)
    assert "Pilih sedikitnya satu" in nothing.content.decode()
    assert hostile.status_code == 200
    assert guessed.context["is_previewed"]
    assert not Article.objects.filter(tags=tag).exists()


def test_article_out_of_reach_is_not_even_named(client):
    member = make_member("penulis", make_region("16.07"))
    article = make_draft("Asing", regions=[make_region("32.73")])
    client.force_login(member)

    page = ask(client, "tambah-tanda", [article])

    assert "Pilihan tidak dikenal" in messages_of(page)
    assert "Asing" not in page.content.decode()
