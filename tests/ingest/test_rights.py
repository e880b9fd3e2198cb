"""A text is published from the inbox only where whoever does so works."""

import pytest

from articles.models import Article
from common.errors import Refused
from ingest.actions import publish_item
from ingest.models import InboxItem, InboxStatus, Suggestion
from tests.factories import make_member, make_region

pytestmark = pytest.mark.django_db


def test_item_about_a_foreign_region_is_refused_and_stays_new():
    here, there = make_region("16.07"), make_region("32.73")
    item = InboxItem.objects.create(
        title="Judul", raw_text="Naskah", clean_text="Naskah", fingerprint="a"
    )
    Suggestion.objects.create(item=item, region=there, score=0.9, role="subjek", evidence=[])

    with pytest.raises(Refused, match="wilayah ini"):
        publish_item(
            item=item, by=make_member("penulis", here), approved_by=make_member("redaktur", here)
        )

    item.refresh_from_db()
    assert item.status == InboxStatus.NEW
    assert not Article.objects.exists()
