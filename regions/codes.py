"""The Kemendagri code as a path: `16` contains `16.07`, which contains `16.07.10`."""

import re

CODE = re.compile(r"\d\d(\.\d\d){0,2}")


def is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None


def ancestors_and_self(code: str) -> list[str]:
    """`16.07.10` → `["16", "16.07", "16.07.10"]`."""
    parts = code.split(".")
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def level(code: str) -> int:
    """1 for a province, 2 for a regency or city, 3 for a kecamatan."""
    return code.count(".") + 1


def parent(code: str) -> str | None:
    head, _, _ = code.rpartition(".")
    return head or None
