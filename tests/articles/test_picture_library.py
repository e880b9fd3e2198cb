"""The library of pictures at the desk: files follow rows, twins are named, uses are shown."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.actions import trash
from articles.models import Image, ImageUse
from articles.pictures import keeping
from articles.pictures.keeping import file_names
from tests.desk import admin_url, confirmation, enter, form_data, messages_of
from tests.factories import make_article, make_draft, make_member, make_region
from tests.pictures import make_image, photo, upload

pytestmark = pytest.mark.django_db

ADD = admin_url(Image, "add")
LIST = admin_url(Image, "changelist")


@pytest.fixture
def desk():
    return enter("redaktur-gambar")


@pytest.fixture(autouse=True)
def empty_library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def add(desk, file, **fields):
    return desk.post(ADD, {"file": file, "credit": "Sari", **fields}, follow=True)


def change(desk, image, **fields):
    url = admin_url(Image, "change", image.pk)
    data = {name: value for name, value in form_data(desk.get(url)).items() if name != "file"}
    return desk.post(url, data | fields, follow=True)


def stored_files():
    return sorted(path.name for path in Path(default_storage.location).rglob("*.*"))


def errors_of(page):
    return page.context["adminform"].form.errors


# --- Files


def test_upload_brings_master_sizes_and_card(desk):
    add(desk, photo(name="IMG rumah.jpg"), focus_x=10, focus_y=90, may_redistribute="on")

    image = Image.objects.get()
    stem = Path(image.file.name).stem
    assert stored_files() == sorted(
        [f"{stem}.jpg", f"{stem}-64.avif", f"{stem}-64.jpg", f"{stem}-kartu-10-90.jpg"]
    )
    assert all(default_storage.exists(name) for name in file_names(image))
    assert image.original_name == "IMG rumah.jpg"
    assert "rumah" not in image.file.name
    assert (image.width, image.height, image.may_redistribute) == (64, 48, True)


def test_content_decides_what_a_file_is(desk):
    add(desk, photo(name="foto.html"))

    assert Image.objects.get().file.name.endswith(".jpg")


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0rusak"])
def test_refused_file_leaves_nothing_and_says_why(desk, content):
    page = add(desk, upload(content, "foto.jpg"))

    assert page.status_code == 200
    assert errors_of(page)["file"]
    assert not Image.objects.exists()
    assert stored_files() == []


def test_form_without_a_file_is_refused(desk):
    page = desk.post(ADD, {"credit": "Sari", "file": "foto.jpg"})

    assert "file" in errors_of(page)


def test_failing_encoder_leaves_nothing_half_done(desk, monkeypatch):
    def fail(*args):
        raise OSError("cakram penuh")

    monkeypatch.setattr(keeping, "encode_card", fail)
    desk.raise_request_exception = False

    add(desk, photo())

    assert not Image.objects.exists()
    assert stored_files() == []


def test_picture_that_would_be_out_of_reach_leaves_no_files(desk, monkeypatch):
    """The refusal comes after the row was written; the transaction takes that back by itself."""
    member = make_member("penulis", make_region("16"))
    desk.force_login(member)
    allowed = type(member).has_perm

    def may(user, permission, obj=None):
        return allowed(user, permission, obj) and not (permission.endswith("add_image") and obj)

    monkeypatch.setattr(type(member), "has_perm", may)

    page = add(desk, photo())

    assert "jangkauan" in str(errors_of(page))
    assert stored_files() == []


@pytest.mark.django_db(transaction=True)
def test_replaced_and_deleted_pictures_take_their_files_along(desk):
    image = make_image()
    old = file_names(image)

    change(desk, image, file=photo(seed=2))

    image.refresh_from_db()
    assert not any(default_storage.exists(name) for name in old)
    assert len(stored_files()) == 4
    card = image.variants.card
    change(desk, image, focus_x=0)
    image.refresh_from_db()
    assert image.variants.card != card
    assert len(stored_files()) == 4
    url = admin_url(Image, "delete", image.pk)
    desk.post(url, confirmation(desk.get(url)))
    assert not Image.objects.exists()
    assert stored_files() == []


def test_focal_point_has_limits_and_a_default(desk):
    image = make_image()

    page = change(desk, image, focus_x=101, focus_y=-1)
    assert set(errors_of(page)) == {"focus_x", "focus_y"}

    change(desk, image, focus_x="", focus_y=100)
    image.refresh_from_db()
    assert (image.focus_x, image.focus_y) == (50, 100)


def test_lost_master_is_told_not_a_crash(desk):
    image = make_image()
    default_storage.delete(image.file.name)

    page = change(desk, image, focus_x=1)

    assert "tidak dapat dibaca" in str(errors_of(page))


# --- Twins


def test_same_upload_is_refused_and_the_first_one_linked(desk):
    image = make_image(credit="Sari", description="Gudang logistik")

    page = add(desk, photo())

    assert f'<a href="{admin_url(Image, "change", image.pk)}">Gudang logistik' in str(
        errors_of(page)["file"]
    )
    assert Image.objects.count() == 1


def test_kept_file_that_is_uploaded_again_is_known(desk):
    with make_image().file.open() as master:
        page = add(desk, upload(master.read(), "unduhan.jpg"))

    assert "sudah ada" in str(errors_of(page)["file"])


def test_twin_on_a_foreign_draft_is_not_named(desk):
    image = make_image(description="Rahasia")
    ImageUse.objects.create(article=make_draft(regions=[make_region("32.73")]), image=image)
    desk.force_login(make_member("penulis", make_region("16")))

    page = add(desk, photo())

    assert "desk lain" in str(errors_of(page)["file"])
    assert "Rahasia" not in page.content.decode()


def test_similar_picture_is_taken_with_a_warning(desk):
    image = make_image(size=(128, 96))

    page = add(desk, photo(size=(64, 48), quality=60))

    assert Image.objects.count() == 2
    assert "Mirip dengan gambar" in messages_of(page)
    assert admin_url(Image, "change", image.pk) in messages_of(page)


def test_other_picture_is_taken_in_silence(desk):
    make_image()

    assert "Mirip" not in messages_of(add(desk, photo(seed=2)))


# --- Where it stands


def test_uses_are_listed_with_status_and_foreign_drafts_only_counted(desk):
    here, there = make_region("16"), make_region("32.73")
    image = make_image()
    drafts = make_draft("Milik sendiri", regions=[here]), make_draft("Rahasia", regions=[there])
    public = make_article("Kabar Cirebon", regions=[there])
    for article in [*drafts, public]:
        ImageUse.objects.create(article=article, image=image, alt="Gudang")
    desk.force_login(make_member("penulis", here))

    page = desk.get(admin_url(Image, "change", image.pk)).content.decode()

    own = reverse("admin:articles_article_change", args=[drafts[0].pk])
    assert f'<a href="{own}">Milik sendiri</a> · draf' in page
    assert f'<a href="{public.get_absolute_url()}">Kabar Cirebon</a> · tayang' in page
    assert "Rahasia" not in page
    assert "di luar jangkauan" in page


def test_list_counts_uses_and_finds_by_words(desk):
    image = make_image(description="Gudang logistik", organisation="KPU")
    make_image(seed=2, description="Perahu")
    ImageUse.objects.create(article=make_draft(), image=image)

    page = desk.get(LIST, {"q": "gudang"}).content.decode()

    assert "Perahu" not in page
    assert '<td class="field-number_of_uses">1</td>' in page
    assert f'src="{image.variants.thumbnail}"' in page


def test_chooser_tells_pictures_apart(desk):
    make_image(description="Gudang", licence="CC BY 4.0")
    make_image(seed=2, credit="", description="Perahu")
    query = {"app_label": "articles", "model_name": "imageuse", "field_name": "image", "term": ""}

    answer = desk.get(reverse("admin:articles_image_autocomplete"), query).json()

    labels = [row["text"] for row in answer["results"]]
    assert labels == [
        "Perahu · 64 × 48 px · tanpa kredit",
        "Gudang · Sari Contoh (CC BY 4.0) · 64 × 48 px",
    ]


@pytest.mark.parametrize("is_trashed", [False, True])
def test_used_picture_is_not_deleted(desk, is_trashed):
    image, article = make_image(), make_draft()
    ImageUse.objects.create(article=article, image=image, alt="Gudang")
    if is_trashed:
        trash(article=article, by=article.created_by)
    url = admin_url(Image, "delete", image.pk)

    page = desk.get(url)
    desk.post(url, {"post": "yes"})

    assert page.context["protected"]
    assert Image.objects.exists()


# --- The command


def test_missing_copies_are_made_once(capsys):
    image = make_image()
    Image.objects.update(widths="", look="")
    for name in file_names(image)[1:]:
        default_storage.delete(name)

    call_command("make_pictures", "--dry-run")
    assert "1 would be made" in capsys.readouterr().out
    assert len(stored_files()) == 1
    call_command("make_pictures")
    assert "1 made, 0 unchanged" in capsys.readouterr().out
    call_command("make_pictures")
    assert "0 made, 1 unchanged" in capsys.readouterr().out

    made = Image.objects.get()
    assert (made.widths, made.look) == (image.widths, image.look)
    assert len(stored_files()) == 4


def test_picture_that_cannot_be_read_does_not_stop_the_others(capsys):
    broken, sound = make_image(), make_image(seed=2)
    Image.objects.update(widths="")
    default_storage.delete(broken.file.name)

    with pytest.raises(CommandError, match="1 pictures"):
        call_command("make_pictures")

    assert broken.file.name in capsys.readouterr().err
    sound.refresh_from_db()
    assert sound.widths
