"""Links to other sites: which are asked for, how often, and when one counts as broken."""

import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.link_checking import Visitor, check_link, note_result
from articles.links_in_use import checkable, links_in_use, remember_links
from articles.models import Article, Document, LinkCheck
from bodies.models import Contact
from common import clock
from common.outbound import anywhere
from tests.common.test_outbound import server, status
from tests.desk import admin_url
from tests.factories import make_article, make_body, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db

A, B = "https://satu.example/a", "https://dua.example/b"


def link_to(*urls):
    return "".join(f'<p><a href="{url}">x</a></p>' for url in urls)


def visitor():
    """For servers on this machine; the pause is tried by itself."""
    return Visitor(may_reach=anywhere, timeout=2, seconds_between=0)


def run(**options):
    """(standard output, standard error, whether it failed)"""
    out, err = StringIO(), StringIO()
    options = {"visitor": visitor(), **options}
    try:
        call_command("check_links", stdout=out, stderr=err, **options)
        status = 0
    except CommandError as failure:
        status = failure.returncode
    return out.getvalue(), err.getvalue(), bool(status)


def path_answers(codes):
    """A handler that answers with the code of each path; others with 200."""
    return lambda handler: status(codes.get(handler.path, 200))(handler)


def in_days(number):
    return clock.fixed_at(clock.now() + timedelta(days=number))


# --- Which


def test_links_of_what_is_public_are_known_with_their_places():
    article = make_article(body=link_to(A, A), original_url=B)
    make_draft(body=link_to("https://rahasia.example/"))
    paper = Document.objects.create(kind="sk", title="SK", url="https://kpu.example/sk.pdf")
    paper.articles.add(article)
    Document.objects.create(kind="sk", title="Lain", url="https://kpu.example/lain.pdf")
    body = make_body()
    contacts = [
        Contact.objects.create(
            body=body, kind="telepon", value=url, source_url=url, verified_on=day
        )
        for url, day in [("https://kpu.example/", clock.now()), ("https://belum.example/", None)]
    ]

    assert remember_links(links_in_use()) == 4

    places = {
        link.url: [
            [row.pk for row in getattr(link, name).all()]
            for name in ("articles", "documents", "contacts")
        ]
        for link in LinkCheck.objects.all()
    }
    assert places == {
        A: [[article.pk], [], []],
        B: [[article.pk], [], []],
        paper.url: [[], [paper.pk], []],
        "https://kpu.example/": [[], [], [contacts[0].pk]],
    }


def test_link_that_nobody_finds_any_more_is_forgotten():
    article = make_article(body=link_to(A, B))
    remember_links(links_in_use())
    Article.objects.update(body=link_to(B))

    remember_links(links_in_use())

    assert [link.url for link in article.checked_links.all()] == [B]
    assert LinkCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://situs.example/a#bagian", "https://situs.example/a"),
        (" https://situs.example/pemilu é ", "https://situs.example/pemilu%20%C3%A9"),
        ("/berita/", ""),
        ("https://portal.example/berita/", ""),
        ("mailto:a@situs.example", ""),
        ("http://[::1", ""),
        ("https://", ""),
        ("https://situs.example/" + "a" * 2000, ""),
    ],
)
def test_only_pages_of_others_are_asked_for(settings, address, asked):
    settings.SITE_URL = "https://portal.example"

    assert checkable(address) == asked


def test_many_texts_cost_as_many_queries_as_one(django_assert_max_num_queries):
    for _ in range(3):
        make_article(body=link_to(A, B))
    with django_assert_max_num_queries(25):
        remember_links(links_in_use())
    for number in range(6):
        make_article(body=link_to(A, f"https://situs-{number}.example/"))
    with django_assert_max_num_queries(25):
        remember_links(links_in_use())


# --- How


def test_head_is_asked_first_and_get_where_it_fails(settings):
    settings.SITE_URL = "https://portal.example"

    def respond(handler):
        is_refused = handler.command == "HEAD" and handler.path == "/tanpa-head"
        status(405 if is_refused else 200)(handler)

    with server(respond) as (site, requests):
        make_article(body=link_to(f"{site}/baik", f"{site}/tanpa-head"))
        out, err, failed = run()

    asked = [(method, path) for method, path, _ in requests]
    assert sorted(asked) == [("GET", "/tanpa-head"), ("HEAD", "/baik"), ("HEAD", "/tanpa-head")]
    assert "https://portal.example" in requests[0][2]["User-Agent"]
    assert (out, err, failed) == ("links: 2 in use, asked 2, broken 0\n", "", False)


def test_a_server_is_asked_once_a_second(monkeypatch):
    pauses = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    polite = Visitor(may_reach=anywhere)
    with server(status(200)) as (one, _), server(status(200)) as (other, _):
        for url in (f"{one}/a", f"{other}/a", f"{one}/b"):
            polite.visit(url)

    assert len(pauses) == 1
    assert 0 < pauses[0] <= 1


def test_redirects_are_followed_to_their_end_and_not_for_ever():
    def respond(handler):
        target = {"/lama": "/baru", "/hilang": "/tiada", "/putar": "/putar"}.get(handler.path)
        if target:
            status(301, Location=target)(handler)
        else:
            status(404 if handler.path == "/tiada" else 200)(handler)

    with server(respond) as (site, _):
        make_article(body=link_to(f"{site}/lama", f"{site}/hilang", f"{site}/putar"))
        run()

    results = {link.url.rpartition("/")[2]: link for link in LinkCheck.objects.all()}
    assert results["lama"].failure == ""
    assert results["hilang"].is_broken
    assert results["putar"].failure == "Terlalu banyak pengalihan."


def test_redirect_into_the_network_is_refused():
    """The guard stands before each request, not before the first alone."""
    with server(status(200)) as (inside, reached):
        port = int(inside.rpartition(":")[2])
        with server(status(302, Location=f"http://localhost:{port}/")) as (site, _):
            outside = int(site.rpartition(":")[2])
            verdicts = iter([True, False])
            guard = Visitor(may_reach=lambda address: next(verdicts, False), seconds_between=0)
            link = LinkCheck(url=f"http://127.0.0.1:{outside}/")
            check_link(link, guard)

    assert reached == []
    assert link.failure == "Alamatnya tidak terbuka untuk umum."


def test_without_a_visitor_of_the_test_nothing_here_is_asked():
    with server(status(200)) as (site, requests):
        make_article(body=link_to(site))
        run(visitor=None)

    assert requests == []
    assert LinkCheck.objects.get().failure == "Alamatnya tidak terbuka untuk umum."


def test_each_link_at_most_once_a_week_the_oldest_first():
    with server(status(200)) as (site, requests):
        make_article(body=link_to(*(f"{site}/{number}" for number in range(3))))
        run(limit=2)
        run()
        run()
        assert len(requests) == 3
        with in_days(8):
            run(limit=1)

    assert [path for _, path, _ in requests] == ["/0", "/1", "/2", "/0"]


def test_dry_run_names_what_is_due_and_asks_nobody():
    make_article(body=link_to(A, B))

    out, _, failed = run(dry_run=True)

    assert out.splitlines() == [B, A, "due: 2 of 2 links"]
    assert not failed
    assert not LinkCheck.objects.exists()


@pytest.mark.parametrize("limit", ["0", "-1", "x", "99999999"])
def test_odd_limits_are_refused(limit):
    with pytest.raises(CommandError):
        call_command("check_links", f"--limit={limit}")


# --- When it is broken


def result(link, code=None, failure="", days=0):
    with in_days(days):
        note_result(link, code, failure)
    return [link in LinkCheck.objects.broken(), link in LinkCheck.objects.doubtful()]


@pytest.mark.parametrize("code", [404, 410])
def test_page_that_is_gone_is_broken_at_once(code):
    with server(path_answers({"/hilang": code})) as (site, _):
        make_article(body=link_to(f"{site}/hilang"))
        out, err, failed = run()

    assert failed
    assert f"/hilang: Situsnya menjawab dengan kode {code}." in err
    assert LinkCheck.objects.broken().count() == 1


@pytest.mark.parametrize("code", [401, 403, 429])
def test_page_that_is_kept_from_robots_is_not_broken(code):
    with server(status(code)) as (site, _):
        make_article(body=link_to(site))
        assert not run()[2]

    assert LinkCheck.objects.get().state == "baik"


def test_other_failures_break_a_link_on_a_second_day():
    link = LinkCheck.objects.create(url=A)

    assert result(link, 500, "kode 500") == [False, True]
    # The same evening the same trouble.
    assert result(link, 500, "kode 500") == [False, True]
    since = link.failing_since
    assert result(link, None, "Tidak menjawab", days=8) == [True, False]
    assert (link.failures, link.failing_since) == (2, since)
    assert result(link, 200, days=16) == [False, False]
    assert (link.failures, link.failing_since, link.failure) == (0, None, "")


# --- At the desk


def test_list_leads_to_the_forms_where_links_are_mended(client):
    article = make_article("Gudang diperiksa", body=link_to(A, B))
    remember_links(links_in_use())
    note_result(LinkCheck.objects.get(url=A), 404, "Situsnya menjawab dengan kode 404.")
    client.force_login(make_user())

    page = client.get(f"{admin_url(LinkCheck, 'changelist')}?keadaan=putus").content.decode()

    assert "satu.example/a" in page
    assert "dua.example" not in page
    assert admin_url(Article, "change", article.pk) in page
    assert "Gudang diperiksa" in page


def test_desk_of_a_region_sees_its_own_links(client):
    make_article(body=link_to(A), regions=[make_region("16.07")])
    make_article(body=link_to(B), regions=[make_region("32.73")])
    remember_links(links_in_use())
    client.force_login(make_member("editor", make_region("16")))

    page = client.get(admin_url(LinkCheck, "changelist")).content.decode()

    assert "satu.example" in page
    assert "dua.example" not in page
