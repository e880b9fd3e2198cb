"""Pictures that a build draws from SVG: what is drawn, and the folder that holds it."""

import functools
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

import PIL
import resvg_py
from PIL import Image, PngImagePlugin

from common.lettering import FONT_FILES

# Few colours and their edges: a quarter of the bytes, and no difference to the eye.
COLOURS = 64
# Pictures that take longer to draw than another process takes to start.
WORTH_A_PROCESS = 20
# The entry of a PNG file that says what it was drawn from.
_DIGEST = "Drawing"


@dataclass(frozen=True)
class Drawing:
    """A picture by its name in the folder of pictures, `wide` pixels wide."""

    name: str
    svg: str
    wide: int

    @cached_property
    def digest(self) -> str:
        """The same for the same picture: of all that it is drawn from and with."""
        drawn_from = f"{self.wide} {self.svg}".encode()
        return hashlib.sha256(_drawn_with() + drawn_from).hexdigest()

    def png(self) -> bytes:
        """The picture as a file that knows its digest."""
        drawn = resvg_py.svg_to_bytes(
            svg_string=self.svg,
            width=self.wide,
            skip_system_fonts=True,
            font_files=[str(path) for path in FONT_FILES.values()],
        )
        image = Image.open(io.BytesIO(drawn))
        if image.getextrema()[-1] == (255, 255):
            # Nothing to see through: without that channel it is lighter.
            image = image.convert("RGB")
        image = image.quantize(COLOURS, Image.Quantize.FASTOCTREE)
        info = PngImagePlugin.PngInfo()
        info.add_text(_DIGEST, self.digest)
        file = io.BytesIO()
        image.save(file, "PNG", pnginfo=info)
        return file.getvalue()


@functools.cache
def _drawn_with() -> bytes:
    """A digest of fonts, tools and this code."""
    digest = hashlib.sha256(f"{resvg_py.__version__} {PIL.__version__}".encode())
    for path in (Path(__file__), *FONT_FILES.values()):
        digest.update(path.read_bytes())
    return digest.digest()


@dataclass
class Changes:
    """What bringing a folder up to date did, or would do: names of pictures."""

    drawn: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0

    def __str__(self):
        return (
            f"pictures: {len(self.drawn)} drawn, {len(self.removed)} removed, "
            f"{self.unchanged} unchanged"
        )


def update_folder(folder: Path, drawings: Iterable[Drawing], *, dry_run=False) -> Changes:
    """Let `folder` hold exactly the pictures of `drawings`; those it has are not drawn again."""
    wanted = {drawing.name: drawing for drawing in drawings}
    found = {str(path.relative_to(folder)) for path in folder.rglob("*.png")}
    new = [each for each in wanted.values() if _digest_in(folder / each.name) != each.digest]
    changes = Changes(
        drawn=[drawing.name for drawing in new],
        removed=sorted(found - wanted.keys()),
        unchanged=len(wanted) - len(new),
    )
    if not dry_run:
        for drawing, content in zip(new, _draw(new), strict=True):
            _write(folder / drawing.name, content)
        for name in changes.removed:
            (folder / name).unlink()
    return changes


def _draw(drawings: list[Drawing]) -> Iterator[bytes]:
    processes = min(os.cpu_count() or 1, len(drawings) // WORTH_A_PROCESS)
    if processes < 2:
        yield from map(Drawing.png, drawings)
        return
    # Spawned, not forked: a fork would share the connection to the database.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(Drawing.png, drawings, chunksize=WORTH_A_PROCESS)


def _digest_in(path):
    try:
        with Image.open(path) as image:
            return image.info.get(_DIGEST)
    except OSError:
        # Not there, or not a picture: both are drawn anew.
        return None


def _write(path, content):
    """Whole or not at all: a run that is broken off leaves no half picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(content)
    os.replace(draft, path)
