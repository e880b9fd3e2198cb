"""Values of list parameters that were slugs once: `/berita.atom?penyelenggara=…` after a rename.

A parameter takes the slug that stands in the address of a page. Where that address moved, the
value moved with it, so the redirects of pages tell of both and there is one record of each move.
A source has no page: its address is the list of its articles.
"""

from common.models import Redirect

_patterns = {}
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length


def register_parameter(name: str, pattern: str):
    """Say that values of the parameter `name` stand at `{}` in addresses like `pattern`."""
    _patterns[name] = pattern


def patterns() -> dict[str, str]:
    return dict(_patterns)


def moved_values(values: dict[str, str]) -> dict[str, str]:
    """Of `values` by parameter, those that moved, each with the value in its place; one query."""
    paths = {
        pattern.format(values[name]): name
        for name, pattern in _patterns.items()
        if values.get(name) and len(pattern) + len(values[name]) <= LONGEST_PATH
    }
    if not paths:
        return {}
    moves = Redirect.objects.filter(old_path__in=paths).values_list("old_path", "new_path")
    found = {paths[old]: value_in(new, _patterns[paths[old]]) for old, new in moves}
    return {name: value for name, value in found.items() if value}


def value_in(path: str, pattern: str) -> str:
    """The value that stands in `path`; empty when it is another kind of address."""
    before, after = pattern.split("{}")
    if not (path.startswith(before) and path.endswith(after)):
        return ""
    return path.removeprefix(before).removesuffix(after)
