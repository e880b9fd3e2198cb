"""Files that come and go with the rows of a transaction, which knows nothing of files."""

from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction


class NewFiles:
    """What was written while a row was saved: gone again when the row was not kept.

    A context manager around the transaction; an exception removes the files.
    """

    def __init__(self):
        self.names = []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.remove()

    def write(self, name: str, content: bytes) -> str:
        """Store `content` under `name`, which no other file has; returns the name."""
        self.names.append(name)
        # Left by a run that was stopped half-way; the storage would choose another name.
        default_storage.delete(name)
        return default_storage.save(name, ContentFile(content))

    def note(self, name: str):
        """Another file that was just written."""
        self.names.append(name)

    def remove(self):
        while self.names:
            default_storage.delete(self.names.pop())


def remove_on_commit(names):
    """Delete files once nothing can bring back the row that names them."""
    transaction.on_commit(partial(_remove, list(names)), robust=True)


def _remove(names):
    for name in names:
        default_storage.delete(name)
