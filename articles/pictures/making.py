"""Making what is missing for pictures that are kept already."""

from dataclasses import dataclass, field

from django.db import transaction

from articles.models import Image
from articles.pictures.files import NewFiles, remove_on_commit
from articles.pictures.hashes import look_of
from articles.pictures.intake import Unusable, opened
from articles.pictures.keeping import file_names, write_variants
from articles.pictures.variants import widths_for


@dataclass
class Outcome:
    """Names of masters; of those refused with the reason."""

    made: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0


def make_missing(*, write=True) -> Outcome:
    """Give every picture its copies, its size and its look; each in a transaction of its own."""
    outcome = Outcome()
    for key in list(Image.objects.order_by("pk").values_list("pk", flat=True)):
        image = Image.objects.get(pk=key)
        if is_complete(image):
            outcome.unchanged += 1
            continue
        try:
            if write:
                make(image)
        except (OSError, Unusable) as error:
            outcome.refused.append((image.file.name, str(error)))
        else:
            outcome.made.append(image.file.name)
    return outcome


def is_complete(image) -> bool:
    """Whether all copies of this release are there, as files too."""
    if not image.width or image.widths != " ".join(map(str, widths_for(image.width))):
        return False
    return all(image.file.storage.exists(name) for name in image.variants.names())


def make(image):
    before = file_names(image)
    with image.file.open("rb") as master:
        picture = opened(master)
    with NewFiles() as files, transaction.atomic():
        write_variants(image, picture, files)
        image.width, image.height = picture.size
        image.look = look_of(picture)
        image.save(update_fields=["widths", "width", "height", "look"])
        remove_on_commit(set(before) - set(file_names(image)))
