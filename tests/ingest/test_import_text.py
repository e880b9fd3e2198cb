import io
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Event
from articles.models import Article
from ingest.models import InboxItem, InboxStatus
from ingest.pasted import LONGEST
from tests.ingest.texts import CLIPPING, RELEASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]


@pytest.fixture
def release(tmp_path):
    return write(tmp_path / "rilis.txt", RELEASE)


def write(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def run(*arguments):
    """(exit status, standard output, standard error) of the command."""
    stdout, stderr = StringIO(), StringIO()
    status = 0
    try:
        call_command("import_text", *arguments, stdout=stdout, stderr=stderr)
    except SystemExit as end:
        status = end.code
    return status, stdout.getvalue(), stderr.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as raised:
        call_command("import_text", *arguments, stdout=StringIO(), stderr=StringIO())
    return raised.value


def test_text_is_taken_in_and_not_published(release):
    status, stdout, stderr = run(release)

    assert (status, stderr) == (0, "")
    assert "utama: Kabupaten Banyuasin" in stdout
    assert stdout.endswith("imported 1, published 0, unchanged 0, refused 0\n")
    assert InboxItem.objects.get().status == InboxStatus.NEW
    assert not Article.objects.exists()


def test_same_text_twice_creates_nothing_twice(release, tmp_path):
    copy = write(tmp_path / "salinan.txt", b"\xef\xbb\xbf" + RELEASE.encode())

    _, first, _ = run(release, copy)
    _, second, _ = run(release)

    assert first.endswith("imported 1, published 0, unchanged 1, refused 0\n")
    assert second.endswith("imported 0, published 0, unchanged 1, refused 0\n")
    assert InboxItem.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (" \n\u00a0\ufeff\n".encode(), "kosong"),
        (b"KPU Banyuasin\x00", "biner"),
        (b"\x89PNG\r\n\x1a\n", "biner"),
        ("KPU Banyuasin".encode("utf-16"), "biner"),
        ("Café KPU".encode("latin-1"), "UTF-8"),
        (b"a" * (LONGEST + 1), "1 MB"),
    ],
)
def test_what_is_no_text_is_refused_and_the_others_are_imported(content, reason, release, tmp_path):
    bad = write(tmp_path / "rusak.txt", content)

    status, stdout, stderr = run(bad, release)

    assert status == 1
    assert stderr.startswith(f"{bad}: ")
    assert reason in stderr
    assert stderr.count("\n") == 1
    assert stdout.endswith("imported 1, published 0, unchanged 0, refused 1\n")


def test_missing_file_and_directory_are_refused(tmp_path):
    status, _, stderr = run(str(tmp_path / "tidak-ada.txt"), str(tmp_path))

    assert status == 1
    assert [line.rpartition(": ")[2] for line in stderr.splitlines()] == [
        "berkas tidak ditemukan",
        "ini direktori, bukan berkas",
    ]


def test_longest_text_is_taken_in(tmp_path):
    filler = b"KPU Banyuasin rapat." + b" " * LONGEST

    assert run(write(tmp_path / "panjang.txt", filler[:LONGEST]))[0] == 0


def test_hyphen_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(RELEASE.encode())))

    assert run("-")[0] == 0

    assert InboxItem.objects.get().raw_text == RELEASE


def test_publish_uses_the_demo_users_and_the_log_says_so(release, newsroom):
    status, stdout, _ = run(release, "--publish")

    article = Article.objects.published().get()
    assert status == 0
    assert article.get_absolute_url() in stdout
    assert (article.created_by, article.approved_by) == (
        newsroom["penulis"],
        newsroom["redaktur"],
    )
    assert "mode demo" in Event.objects.get(verb="diterima").details["note"]


def test_item_of_an_earlier_import_is_published_not_doubled(release, newsroom):
    run(release)

    _, stdout, _ = run(release, "--publish")
    _, again, _ = run(release, "--publish")

    assert stdout.endswith("imported 0, published 1, unchanged 0, refused 0\n")
    assert again.endswith("imported 0, published 0, unchanged 1, refused 0\n")
    assert InboxItem.objects.get().article == Article.objects.get()


def test_deleted_article_does_not_come_back(release, newsroom):
    run(release, "--publish")
    Article.objects.get().delete()

    run(release, "--publish")

    assert not Article.objects.exists()


def test_kind_and_link_can_be_told(tmp_path, newsroom):
    path = write(tmp_path / "kliping.txt", CLIPPING)

    run(path, "--publish", "--kind", "berita", "--source-url", "https://contohpos.example/a")

    article = Article.objects.get()
    assert article.kind == "berita"
    assert article.source is None
    assert article.original_url == "https://contohpos.example/a"


def test_dry_run_stores_nothing(release, newsroom):
    _, stdout, _ = run(release, release, "--publish", "--dry-run")

    assert "published 1, unchanged 1" in stdout
    assert "nothing was stored" in stdout
    assert not InboxItem.objects.exists()
    assert not Article.objects.exists()


def test_long_title_is_cut(tmp_path, newsroom):
    title = "KPU Banyuasin " + "Menyortir Surat Suara " * 20
    path = write(tmp_path / "panjang.txt", f"{title}\n\nBANYUASIN - Sortir berlangsung.\n")

    status, _, _ = run(path, "--publish")

    assert status == 0
    assert len(Article.objects.get().title) <= 200


def test_author_cannot_approve(release, newsroom):
    error = refusal(release, "--publish", "--by", "redaktur", "--approved-by", "redaktur")

    assert error.returncode == 1
    assert not InboxItem.objects.exists()


def test_user_without_the_right_is_refused_and_nothing_is_kept(release, newsroom):
    status, _, stderr = run(release, "--publish", "--by", "redaktur", "--approved-by", "penulis")

    assert status == 1
    assert "tidak berhak" in stderr
    assert not InboxItem.objects.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--publish", "--by", "tidak-ada"),
        ("--approved-by", "redaktur"),
        ("--source-url", "bukan alamat"),
        ("--source-url", "javascript:alert(1)"),
    ],
)
def test_bad_usage(arguments, release, newsroom):
    assert refusal(release, *arguments).returncode == 2


def test_production_has_no_default_users(release, newsroom, settings):
    settings.PEMILU_MODE = "production"

    assert refusal(release, "--publish", "--by", "penulis").returncode == 2
    assert run(release, "--publish", "--by", "penulis", "--approved-by", "redaktur")[0] == 0
    assert Event.objects.get(verb="diterima").details["note"] == ""
