"""Making a version of the open data."""

import json
from pathlib import Path

from django.db import transaction

from common import clock
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.files import checksums, folder_name, write_dataset, write_text
from pemilu.open_data.ledger import Ledger
from pemilu.open_data.manifest import NOTICE, describe, says_the_same
from pemilu.open_data.versions import MANIFEST, current_version, draft, publish

LICENCES = "LISENSI.txt"
CHECKSUMS = "SHA256SUMS"
# Files of a version besides its dumps.
EXTRAS = (MANIFEST, LICENCES, CHECKSUMS)


def look(show=lambda ledger: None) -> None:
    """Find out what an export would say; nothing is written. `show` is given each ledger."""
    for ledger in _ledgers(clock.now()):
        for _ in ledger.lines():
            pass
        show(ledger)


def export(root: Path, show=lambda ledger: None) -> bool:
    """Write a new version below `root`; False when it would say what the current one says.

    Until the very end readers see the version before, and after a failure too. Raises Refused
    while another export runs, OSError when the disk does not take it.
    """
    now = clock.now()
    # Written to the second, so that what readers copy out of a file is the exact time.
    moment = now.replace(microsecond=0)
    with draft(root) as folder:
        files, ledgers = {}, []
        for ledger in _ledgers(moment):
            files |= write_dataset(folder, ledger)
            ledgers.append(ledger)
            show(ledger)
        manifest = describe(files, moment)
        current = current_version(root)
        if current and current.is_whole and says_the_same(manifest, current.manifest):
            return False
        _write_extras(folder, files, manifest)
        with transaction.atomic():
            for ledger in ledgers:
                ledger.save()
            # Last: were the rows saved without it, changes would be told with a time before
            # the version that brings them.
            publish(folder, root, folder_name(now))
    return True


def _ledgers(moment):
    # From what refers to what is referred to: a body that is entered in between is then in the
    # dump although no article of the dump names it, and never the other way round.
    return (Ledger(dataset, moment) for dataset in reversed(DATASETS.values()))


def _write_extras(folder, files, manifest):
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    files[MANIFEST] = write_text(folder / MANIFEST, text + "\n")
    files[LICENCES] = write_text(folder / LICENCES, NOTICE)
    write_text(folder / CHECKSUMS, checksums(files))
