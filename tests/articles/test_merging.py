"""Merging tags, topics, sources and authors: nothing is lost, stale, or silently unapproved."""

import pytest

from accounts.models import Event, User
from accounts.roles import ensure_roles
from articles.actions import approve, publish, submit
from articles.authoring import author_named
from articles.content_hash import content_hash
from articles.derived import refresh
from articles.integrity import check
from articles.merging import merge
from articles.models import Article, Author, Byline, Source, Status, Tag, Topic
from common.errors import Refused
from common.models import Redirect
from ingest.models import Feed
from ingest.sources import outlet_source
from tests.desk import admin_url, messages_of
from tests.factories import make_article, make_body, make_draft, make_user

pytestmark = pytest.mark.django_db

MODELS = [Tag, Topic, Source, Author]


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


def pair(model, **fields):
    more = {"kind": "media"} if model is Source else {}
    return [
        model.objects.create(slug=slug, name=slug.capitalize(), **more, **fields)
        for slug in ("tetap", "kembar")
    ]


def name_in(article, row):
    """Let `article` name `row`, as the form does before it is approved."""
    if isinstance(row, Source):
        Article.objects.filter(pk=article.pk).update(source=row)
    elif isinstance(row, Author):
        Byline.objects.create(article=article, author=row)
    else:
        row.articles.add(article)


def public_article(*rows):
    article = make_draft()
    for row in rows:
        name_in(article, row)
    submit(article=article, by=article.created_by)
    colleague = make_user()
    approve(article=article, by=colleague)
    return publish(article=article, by=colleague)


@pytest.mark.parametrize("model", MODELS)
def test_articles_move_with_lists_cards_and_approvals(model):
    kept, gone = pair(model)
    article = public_article(gone)
    waiting = make_draft()
    name_in(waiting, gone)
    submit(article=waiting, by=waiting.created_by)
    approve(article=waiting, by=make_user())

    merge(kept=kept, merged=[gone], by=make_user())

    for row in (article, waiting):
        row.refresh_from_db()
        assert row.approved_hash == content_hash(row)
    assert (article.status, waiting.status) == (Status.PUBLISHED, Status.APPROVED)
    assert check().is_clean
    assert article.updated_at is None
    assert not model.objects.filter(slug="kembar").exists()


def test_approval_that_was_void_stays_void():
    kept, gone = pair(Source)
    article = public_article(gone)
    Article.objects.filter(pk=article.pk).update(title="Diubah diam-diam")

    merge(kept=kept, merged=[gone], by=make_user())

    article.refresh_from_db()
    assert article.approved_hash != content_hash(article)


def test_article_with_both_authors_names_the_kept_one_once():
    kept, gone = pair(Author)
    article = public_article(kept, gone)
    Byline.objects.create(article=article, author=gone, role="foto")
    refresh(article)

    merge(kept=kept, merged=[gone], by=make_user())

    assert set(article.bylines.values_list("author__slug", "role")) == {
        ("tetap", "penulis"),
        ("tetap", "foto"),
    }
    assert check().is_clean


def test_several_duplicates_at_once_and_one_line_in_the_log():
    kept, gone = pair(Tag)
    third = Tag.objects.create(slug="ketiga", name="Ketiga")
    article = public_article(gone, third)
    user = make_user()

    merge(kept=kept, merged=[gone, third], by=user)

    assert list(article.tags.all()) == [kept]
    event = Event.objects.get(verb="digabung")
    assert (event.object_type, event.object_id, event.actor) == (
        *("articles.tag", str(kept.pk)),
        user,
    )
    assert event.details["merged"] == [
        {"id": gone.pk, "name": "Kembar", "slug": "kembar"},
        {"id": third.pk, "name": "Ketiga", "slug": "ketiga"},
    ]


def test_source_takes_over_what_it_lacks_and_its_feeds():
    body = make_body()
    kept, gone = pair(Source)
    Source.objects.filter(pk=gone.pk).update(tier=2, body=body, domain="kembar.example")
    feed = Feed.objects.create(source=gone, url="https://kembar.example/rss")

    merge(kept=kept, merged=[gone], by=make_user())

    kept.refresh_from_db()
    feed.refresh_from_db()
    assert (kept.tier, kept.body, kept.domain) == (2, body, "kembar.example")
    assert feed.source == kept


def test_judged_source_keeps_its_tier():
    kept, gone = pair(Source)
    Source.objects.filter(pk=kept.pk).update(tier=2)
    Source.objects.filter(pk=gone.pk).update(tier=1)

    merge(kept=kept, merged=[gone], by=make_user())

    kept.refresh_from_db()
    assert kept.tier == 2


def test_empty_intro_of_a_topic_is_filled():
    kept, gone = pair(Topic)
    Topic.objects.filter(pk=gone.pk).update(intro="Tentang logistik.")

    merge(kept=kept, merged=[gone], by=make_user())

    kept.refresh_from_db()
    assert kept.intro == "Tentang logistik."


@pytest.mark.parametrize(
    ("model", "parameter", "page"),
    [
        (Topic, "topik", "/topik/kembar/"),
        (Source, "sumber", None),
        (Author, "penulis", "/penulis/kembar/"),
    ],
)
def test_pages_bookmarks_and_feeds_of_a_merged_row_lead_on(client, model, parameter, page):
    kept, gone = pair(model)

    merge(kept=kept, merged=[gone], by=make_user())

    if page:
        assert client.get(page)["Location"] == page.replace("kembar", "tetap")
    for path in ("/berita/", "/berita.atom", "/berita.json", "/berita.csv", "/ringan/berita/"):
        response = client.get(f"{path}?{parameter}=kembar&jenis=rilis")
        assert response.status_code == 301
        assert response["Location"] == f"{path}?{parameter}=tetap&jenis=rilis"


def test_imports_do_not_bring_merged_names_back():
    source, author = outlet_source("Koran Kembar"), author_named("Ani Kembar")
    kept_source, kept_author = outlet_source("Koran Tetap"), author_named("Ani Tetap")
    merge(kept=kept_source, merged=[source], by=make_user())
    merge(kept=kept_author, merged=[author], by=make_user())

    assert outlet_source("Koran Kembar") == kept_source
    assert author_named("Ani  Kembar") == kept_author


def test_mark_of_examples_is_no_duplicate():
    kept, gone = pair(Tag)
    mark = Tag.objects.create(slug="contoh", name="Contoh")

    with pytest.raises(Refused, match="menandai artikel contoh"):
        merge(kept=kept, merged=[mark], by=make_user())
    with pytest.raises(Refused, match="menandai artikel contoh"):
        merge(kept=mark, merged=[gone], by=make_user())

    assert Tag.objects.count() == 3


def test_refused_merge_changes_nothing():
    kept, gone = pair(Tag)
    article = public_article(gone)
    writer = User.objects.create_user("penulis-satu", is_staff=True)
    writer.groups.add(ensure_roles()["penulis"])

    with pytest.raises(Refused, match="tidak berhak"):
        merge(kept=kept, merged=[gone], by=writer)

    assert list(article.tags.all()) == [gone]
    assert not Event.objects.filter(verb="digabung").exists()


# --- On the desk


def choose(desk, model, rows, **data):
    chosen = {"action": "gabungkan", "_selected_action": [getattr(r, "pk", r) for r in rows]}
    return desk.post(admin_url(model, "changelist"), chosen | data, follow=True)


@pytest.mark.parametrize("model", MODELS)
def test_desk_asks_first_and_then_merges(desk, model):
    kept, gone = pair(model)
    public_article(gone)

    page = choose(desk, model, [kept, gone]).content.decode()
    assert "tidak dapat dibatalkan" in page
    assert "1 artikel" in page
    assert model.objects.count() == 2
    page = choose(desk, model, [kept, gone], lanjut="ya", tetap=kept.pk)

    assert "“Kembar” digabungkan ke “Tetap”." in messages_of(page)
    assert list(model.objects.all()) == [kept]


def test_row_with_most_is_proposed_to_stay(desk):
    kept, gone = pair(Tag)
    public_article(gone)

    assert choose(desk, Tag, [kept, gone]).context["chosen"] == gone.pk


def test_looking_changes_nothing(desk):
    kept, gone = pair(Tag)
    chosen = {"action": "gabungkan", "_selected_action": [kept.pk, gone.pk], "lanjut": "ya"}

    desk.get(admin_url(Tag, "changelist"), chosen | {"tetap": kept.pk})

    assert Tag.objects.count() == 2


def test_second_click_says_that_it_is_done(desk):
    kept, gone = pair(Tag)
    choose(desk, Tag, [kept, gone], lanjut="ya", tetap=kept.pk)

    page = choose(desk, Tag, [kept, gone], lanjut="ya", tetap=kept.pk)

    assert "mungkin sudah digabungkan" in messages_of(page)
    assert list(Tag.objects.all()) == [kept]


@pytest.mark.parametrize("forged", ["foreign", "", "abc", "99999999999999999999", "\x00"])
def test_forged_row_to_keep_is_asked_for_again(desk, forged):
    kept, gone = pair(Tag)
    foreign = Tag.objects.create(slug="asing", name="Asing")

    page = choose(desk, Tag, [kept, gone], lanjut="ya", tetap=foreign.pk if forged else forged)

    assert "Pilih baris yang tetap." in page.content.decode()
    assert Tag.objects.count() == 3


@pytest.mark.parametrize("ids", [["abc"], ["99999999999999999999"], ["-1", "-2"], ["\x00"]])
def test_impossible_rows_are_refused(desk, ids):
    pair(Tag)

    page = choose(desk, Tag, ids, lanjut="ya", tetap="abc")

    assert page.status_code == 200
    assert Tag.objects.count() == 2


@pytest.mark.parametrize(("number", "reason"), [(1, "sedikitnya dua"), (11, "paling banyak 10")])
def test_desk_refuses_too_few_and_too_many(desk, number, reason):
    rows = [Tag.objects.create(slug=f"t-{n}", name=f"T {n}") for n in range(number)]

    page = choose(desk, Tag, rows)

    assert reason in messages_of(page)


@pytest.mark.parametrize("role", ["penulis", "editor"])
def test_action_is_not_offered_without_the_right(client, role):
    user = User.objects.create_user("anggota", is_staff=True)
    user.groups.add(ensure_roles()[role])
    client.force_login(user)
    kept, gone = pair(Tag)

    page = choose(client, Tag, [kept, gone], lanjut="ya", tetap=kept.pk)

    assert "gabungkan" not in page.content.decode()
    assert Tag.objects.count() == 2
    assert not Redirect.objects.exists()


def test_confirmation_costs_the_same_for_two_and_for_ten(desk, django_assert_num_queries):
    rows = [Tag.objects.create(slug=f"t-{n}", name=f"T {n}") for n in range(10)]
    choose(desk, Tag, rows[:2])

    for chosen in (rows[:2], rows):
        with django_assert_num_queries(5):
            choose(desk, Tag, chosen)


def test_article_that_was_never_public_moves_too(desk):
    kept, gone = pair(Source)
    draft = make_draft()
    name_in(draft, gone)
    scheduled = make_article()
    name_in(scheduled, gone)

    choose(desk, Source, [kept, gone], lanjut="ya", tetap=kept.pk)

    assert set(kept.articles.all()) == {draft, scheduled}


def test_new_row_under_the_slug_of_a_merged_one_is_itself(desk):
    kept, gone = pair(Author)
    choose(desk, Author, [kept, gone], lanjut="ya", tetap=kept.pk)

    desk.post(admin_url(Author, "add"), {"name": "Kembar", "slug": "kembar"})

    assert not Redirect.objects.exists()
    assert author_named("Kembar").slug == "kembar"
