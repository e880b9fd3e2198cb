"""Pictures by which pages are shown where a link to them is passed on."""

from dataclasses import dataclass

from django.templatetags.static import static

# What social sites ask for, in pixels.
CARD_SIZE = (1200, 630)
SITE_PICTURE = "pemilu.png"
SITE_WORDS = "Kabar pemilu dari setiap daerah"
# Where draw_pictures puts them among the static files.
PREFIX = "gambar"


@dataclass(frozen=True)
class Picture:
    """A picture by its path on this site, with the words for whoever does not see it."""

    path: str
    alt: str
    width: int | None = None
    height: int | None = None


def drawn_picture(name: str, alt: str) -> Picture | None:
    """The drawn picture `name`; the site's where it was not drawn; None in a build without any."""
    for candidate, words in ((name, alt), (SITE_PICTURE, SITE_WORDS)):
        if path := drawn_path(candidate):
            return Picture(path, words, *CARD_SIZE)
    return None


def site_picture() -> Picture | None:
    return drawn_picture(SITE_PICTURE, SITE_WORDS)


def drawn_path(name: str) -> str:
    """The path of a drawn picture, or "" where this build has none of that name."""
    try:
        return static(f"{PREFIX}/{name}")
    except ValueError:
        # A region newer than the last run of draw_pictures; nothing that a page may break on.
        return ""
