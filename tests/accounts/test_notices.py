import pytest

from accounts.models import Notice
from accounts.notices import LONGEST, mark_read, tell
from tests.factories import make_draft, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_draft("Naskah")


def test_notice_stands_on_the_first_page_until_it_is_read(client, article):
    editor = make_member("editor")
    notice = tell(editor, "Tinjau “Naskah”.", about=article, by=None)
    client.force_login(editor)

    page = client.get("/admin/").content.decode()
    assert "Tinjau “Naskah”." in page
    assert f'href="/admin/articles/article/{article.pk}/change/"' in page
    client.post(f"/admin/accounts/notice/{notice.pk}/dibaca/")

    assert "Tinjau “Naskah”." not in client.get("/admin/").content.decode()


def test_nobody_reads_or_marks_what_is_for_another(client, article):
    notice = tell(make_member("editor"), "Rahasia meja.", about=article, by=None)
    client.force_login(make_member("penulis"))

    assert "Rahasia meja." not in client.get("/admin/").content.decode()
    client.post(f"/admin/accounts/notice/{notice.pk}/dibaca/")
    assert client.get("/admin/accounts/notice/").status_code == 403

    assert Notice.objects.unread().count() == 1


def test_looking_marks_nothing(client, article):
    editor = make_member("editor")
    notice = tell(editor, "Tinjau.", about=article, by=None)
    client.force_login(editor)

    assert client.get(f"/admin/accounts/notice/{notice.pk}/dibaca/").status_code == 405
    assert Notice.objects.unread().exists()


def test_all_are_marked_at_once(article):
    editor, other = make_member("editor"), make_member("editor")
    for user in (editor, editor, other):
        tell(user, "Tinjau.", about=article, by=None)

    assert mark_read(user=editor) == 2
    assert Notice.objects.unread().get().user == other


def test_nobody_is_told_of_his_own_deed(article):
    user = make_user()

    assert tell(user, "Tinjau.", about=article, by=user) is None


def test_long_words_are_cut_on_one_line(article):
    notice = tell(make_user(), "kata\n\n" * 400, about=article, by=None)

    assert len(notice.text) == LONGEST
    assert "\n" not in notice.text
