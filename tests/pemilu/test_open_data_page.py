"""The page /data/, and that the documentation says what the datasets are."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.models import EditorialPage
from common.templatetags.site import instant
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.versions import current_version
from tests.factories import make_article, make_region

DOCUMENT = settings.BASE_DIR / "docs" / "open-data.md"


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"
    return settings.DATA_ROOT


@pytest.mark.django_db
def test_page_before_the_first_export_says_so_and_shows_the_columns(client):
    html = client.get("/data/").content.decode()

    assert "Berkas belum pernah diekspor" in html
    assert "<code>berlaku_sejak</code>" in html
    assert '.csv" download' not in html


@pytest.mark.django_db
def test_page_lists_every_file_with_its_licence_size_date_and_hash(client, root):
    make_region()
    call_command("export_data", verbosity=0)

    html = client.get("/data/").content.decode()

    version = current_version(root)
    assert f'<time datetime="{instant(version.created)}">' in html
    for path, resource in version.resources.items():
        assert f'href="/data/{path}"' in html
        assert resource["hash"].removeprefix("sha256:") in html
    for dataset in DATASETS.values():
        assert dataset.description in html
        assert dataset.licence.url in html
        assert all(f"<code>{column.name}</code>" in html for column in dataset.columns)
    assert 'href="/data/datapackage.json"' in html


@pytest.mark.django_db
def test_links_of_the_page_lead_somewhere(client):
    call_command("export_data", verbosity=0)
    html = client.get("/data/").content.decode()

    paths = set(re.findall(r'(?:href|formaction|action)="(/data/[^"]+)"', html))

    assert len(paths) == 2 * len(DATASETS) + 3
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        if response.streaming:
            # Read to its end, it closes its file.
            response.getvalue()


@pytest.mark.django_db
def test_text_of_the_editors_introduces_the_data(client):
    EditorialPage.objects.create(slug="data", title="Data kami", body="<p>Pengantar redaksi.</p>")

    html = client.get("/data/").content.decode()

    assert "<h1>Data kami</h1>" in html
    assert html.index("Pengantar redaksi.") < html.index("Kumpulan data</h2>")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 20])
def test_page_costs_two_queries_however_many_records(client, django_assert_num_queries, count):
    for _ in range(count):
        make_article()
    call_command("export_data", verbosity=0)

    # The editors' text and the banner.
    with django_assert_num_queries(2):
        client.get("/data/")


def documented() -> dict[str, list[tuple[str, ...]]]:
    """Dataset → rows of its table in the documentation."""
    sections = re.split(r"^### `([a-z-]+)`$", DOCUMENT.read_text(encoding="utf-8"), flags=re.M)
    rows = re.compile(r"^\| `(\w+)`( \*)? \| (\w+) \| (.+) \|$", re.M)
    return {
        name: rows.findall(text) for name, text in zip(sections[1::2], sections[2::2], strict=True)
    }


def test_documentation_lists_the_columns_of_every_dataset():
    assert documented() == {
        dataset.name: [
            (
                column.name,
                " *" if column.name in dataset.key else "",
                column.kind.value,
                column.description,
            )
            for column in dataset.columns
        ]
        for dataset in DATASETS.values()
    }


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_dataset_is_well_declared(dataset):
    names = [column.name for column in dataset.columns]

    assert len(set(names)) == len(names)
    assert set(dataset.key) <= set(names)
    assert all(re.fullmatch(r"[a-z_]+", name) for name in names)
    assert not {"diubah_pada", "dihapus"} & set(names)
