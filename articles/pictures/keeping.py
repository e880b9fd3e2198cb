"""Writing the files of a picture beside its row."""

from articles.pictures.intake import Prepared, opened
from articles.pictures.variants import (
    card_name,
    encode_card,
    encode_variants,
    variant_name,
    widths_for,
)


def write_new(image, prepared: Prepared, files):
    """Give `image`, which the caller saves, the files of `prepared`; `files` is a NewFiles."""
    image.sha256, image.original_sha256 = prepared.sha256, prepared.original_sha256
    image.look, image.original_name = prepared.look, prepared.original_name
    image.width, image.height = prepared.picture.size
    image.file.save(prepared.master.name, prepared.master, save=False)
    files.note(image.file.name)
    write_variants(image, prepared.picture, files, prepared.variants)


def write_variants(image, picture, files, encoded=None):
    """All sizes and the card of `picture`, the master of `image`, and their widths in the row."""
    encoded = encoded or encode_variants(picture)
    for (width, ending), content in encoded.items():
        files.write(variant_name(image.file.name, width, ending), content)
    image.widths = " ".join(map(str, widths_for(picture.width)))
    write_card(image, files, picture)


def write_card(image, files, picture=None):
    """The cut around the focal point of `image`; reads the master when `picture` is not at hand."""
    if picture is None:
        with image.file.open("rb") as master:
            picture = opened(master)
    focus = image.focus_x, image.focus_y
    files.write(card_name(image.file.name, focus), encode_card(picture, focus))


def file_names(image) -> list[str]:
    """Everything in the storage that belongs to `image`."""
    if not image.file:
        return []
    return [image.file.name, *(image.variants.names() if image.variants else [])]
