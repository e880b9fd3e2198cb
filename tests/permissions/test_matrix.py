"""The matrix has a cell for every address, and none for an address that is gone."""

from tests.permissions.addresses import addresses
from tests.permissions.asking import METHODS, cells_of
from tests.permissions.matrix import sections
from tests.permissions.write_docs import COMMAND, FILE, document


def test_every_address_has_a_cell():
    missing = [
        f"{address.label or 'situs'}: {address.page} {method}"
        for address in addresses()
        for method in METHODS
        if not cells_of(address, method)
    ]

    assert not missing, "Write a cell in tests/permissions/matrix.txt for:\n" + "\n".join(missing)


def test_every_cell_has_an_address():
    known = {(each.label, each.page) for each in addresses()}

    lost = [
        f"[{section.name}] {kind} {page}"
        for section in sections().values()
        for kind in section.kinds or [""]
        for page, _ in section.cells
        if (kind.split("#")[0], page) not in known and section.name != "semua"
    ]

    assert not lost, lost


def test_document_says_what_the_matrix_says():
    assert FILE.read_text() == document(), f"Run `{COMMAND}`."
