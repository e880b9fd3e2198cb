"""The folder of open data: one folder a version, and `terkini`, a link to the one that holds.

The link is replaced in one step, so that a reader sees a whole version or the one before.
"""

import contextlib
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from common.errors import Refused

CURRENT = "terkini"
MANIFEST = "datapackage.json"
_LOCK = ".kunci"
_DRAFT = ".ditulis-"


@dataclass(frozen=True)
class Version:
    """An export that was finished."""

    folder: Path
    manifest: dict

    @property
    def created(self) -> datetime:
        return datetime.fromisoformat(self.manifest["created"])

    @property
    def resources(self) -> dict[str, dict]:
        return {resource["path"]: resource for resource in self.manifest["resources"]}

    @property
    def is_whole(self) -> bool:
        """Whether every file that it names is there in its full length."""
        return all(
            (self.folder / path).is_file()
            and (self.folder / path).stat().st_size == resource["bytes"]
            for path, resource in self.resources.items()
        )


def current_version(root: Path) -> Version | None:
    """The version that holds; None before the first export."""
    try:
        folder = (root / CURRENT).resolve(strict=True)
        return Version(folder, json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


@contextlib.contextmanager
def draft(root: Path) -> Iterator[Path]:
    """A folder to write a version into, gone afterwards unless it was published.

    One at a time: raises Refused while another export writes.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("Ekspor lain sedang berjalan.") from None
        # Left by an export that was killed.
        _remove(root.glob(f"{_DRAFT}*"))
        folder = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=root))
        # As open as any other folder: the proxy may serve it.
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            _remove([folder])


def publish(written: Path, root: Path, name: str) -> None:
    """Let the draft `written` be the version that holds; the one before it is kept.

    It is kept for readers who are in the middle of it. What is older is removed.
    """
    before = current_version(root)
    _keep_on_disk(written)
    folder = written.rename(root / name)
    link = root / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(root / CURRENT)
    _keep_on_disk(root)
    kept = {folder.name, before.folder.name if before else ""}
    _remove(
        entry
        for entry in root.iterdir()
        if entry.is_dir() and not entry.is_symlink() and entry.name not in kept
    )


def _remove(folders) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _keep_on_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
