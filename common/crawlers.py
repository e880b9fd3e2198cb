"""What search engines are told of a page: the address to keep it under, or not to keep it.

A page gives one signal, never both. `noindex` beside a canonical address of another page is a
contradiction that each search engine resolves in its own way; robots.txt would hide either
(docs/decisions/0014-what-crawlers-see.md).
"""

KEPT_OUT = "noindex"


def keep_out(request):
    """Let the response to `request` be read and its links followed, but not be indexed."""
    request.is_kept_out = True


def is_kept_out(request) -> bool:
    return getattr(request, "is_kept_out", False)


def stand_for(request, path):
    """Say that the page asked for is the same as the one at `path`."""
    request.canonical_path = path


def canonical_path(request) -> str | None:
    """The path to keep the page under, None for one that is not to be kept.

    Parameters that a page does not know change nothing on it, so they are no part of its address.
    """
    return None if is_kept_out(request) else getattr(request, "canonical_path", request.path)
