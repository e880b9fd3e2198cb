"""Data for machines that read pages, in the words of schema.org (JSON-LD)."""

import json

from common.addresses import absolute

# A text that says </script> must not end the block.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def json_ld(data) -> str:
    """One thing, or a list of things, as text that may stand inside a script element."""
    things = {"@graph": data} if isinstance(data, list) else data
    document = {"@context": "https://schema.org", **things}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def without_empty(data: dict) -> dict:
    """`data` without the properties of which nothing is known."""
    return {name: value for name, value in data.items() if value}


def breadcrumbs(links) -> dict:
    """(name, path) pairs from the front page down as a BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(links, start=1)
        ],
    }
