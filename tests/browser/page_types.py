"""Every type of page a reader meets. A new type of page is one more line in PAGE_TYPES."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.browser.demo_site import DemoSite


def newest_article(site: DemoSite) -> str:
    return urlsplit(json.loads(site.get("/berita.json"))["items"][0]["url"]).path


def text_of_newest_article(site: DemoSite) -> str:
    return f"/ringan{newest_article(site)}"


def corrected_article(site: DemoSite) -> str:
    return re.search(r'href="(/berita/\d{4}/[^"]+)"', site.get("/ralat/"))[1]


def version_of_corrected_article(site: DemoSite) -> str:
    return f"{corrected_article(site)}versi/1/"


def author_of_newest_article(site: DemoSite) -> str:
    return re.search(r'href="(/penulis/[^"]+)"', site.get(newest_article(site)))[1]


def newest_month(site: DemoSite) -> str:
    _, _, year, month, *_ = newest_article(site).split("/")
    return f"/arsip/{year}/{month}/"


@dataclass(frozen=True)
class PageType:
    name: str
    # Demo articles are dated from the day they are loaded: such paths are looked up.
    where: str | Callable[[DemoSite], str]
    status: int = 200
    # Some pages are kept from search engines on purpose.
    is_indexed: bool = True

    def path(self, site: DemoSite) -> str:
        return self.where if isinstance(self.where, str) else self.where(site)


PAGE_TYPES = [
    PageType("front", "/"),
    PageType("list", "/berita/"),
    PageType(
        "list-filtered", "/berita/?wilayah=sumatera-selatan&keluarga=bawaslu", is_indexed=False
    ),
    PageType("list-error", "/berita/?wilayah=entah", is_indexed=False),
    PageType("list-empty", "/berita/?q=zzzzqqqq", is_indexed=False),
    PageType("regions", "/wilayah/"),
    PageType("regions-search", "/wilayah/?q=banyuasin", is_indexed=False),
    PageType("province", "/wilayah/sumatera-selatan/"),
    PageType("regency", "/wilayah/kabupaten-banyuasin/"),
    PageType("kecamatan", "/wilayah/kabupaten-banyuasin/talang-kelapa/"),
    PageType("bodies", "/penyelenggara/"),
    PageType("body", "/penyelenggara/bawaslu-kabupaten-banyuasin/"),
    PageType("elections", "/pemilu/"),
    PageType("election", "/pemilu/pilkada-2024/"),
    PageType("article", newest_article),
    PageType("article-corrected", corrected_article),
    PageType("article-version", version_of_corrected_article, is_indexed=False),
    PageType("topic", "/topik/logistik/"),
    PageType("author", author_of_newest_article),
    PageType("month", newest_month),
    PageType("glossary", "/glosarium/"),
    PageType("search", "/cari/?q=logistik", is_indexed=False),
    PageType("corrections", "/ralat/"),
    PageType("newsroom", "/redaksi/"),
    PageType("about", "/tentang/"),
    PageType("data", "/data/"),
    PageType("offline", "/luring/", is_indexed=False),
    PageType("style-guide", "/gaya/", is_indexed=False),
    PageType("ringan-front", "/ringan/", is_indexed=False),
    PageType("ringan-list", "/ringan/berita/?keluarga=bawaslu", is_indexed=False),
    PageType("ringan-list-error", "/ringan/berita/?wilayah=entah", is_indexed=False),
    PageType("ringan-regions", "/ringan/wilayah/?huruf=B", is_indexed=False),
    PageType("ringan-region", "/ringan/wilayah/kabupaten-banyuasin/", is_indexed=False),
    PageType("ringan-parts", "/ringan/wilayah/sumatera-selatan/?bagian=2", is_indexed=False),
    PageType("ringan-article", text_of_newest_article, is_indexed=False),
    PageType("ringan-election", "/ringan/pemilu/pilkada-2024/", is_indexed=False),
    PageType("ringan-body", "/ringan/penyelenggara/kpu-kabupaten-banyuasin/", is_indexed=False),
    PageType("ringan-search", "/ringan/cari/?q=logistik", is_indexed=False),
    PageType("ringan-missing", "/ringan/tidak-ada/", status=404, is_indexed=False),
    PageType("missing", "/tidak-ada/", status=404, is_indexed=False),
]
