"""Articles that a page leaves out, whatever its lists hold: what its maker may not look at.

Only a preview of a time to come knows such: on public pages nothing is withheld.
"""

import contextlib
import contextvars

_withheld: contextvars.ContextVar[frozenset[int]] = contextvars.ContextVar(
    "withheld", default=frozenset()
)


@contextlib.contextmanager
def withholding(article_ids):
    """Leave the articles of `article_ids` out of every list and place inside the block."""
    token = _withheld.set(frozenset(article_ids))
    try:
        yield
    finally:
        _withheld.reset(token)


def without_withheld(rows) -> list:
    """`rows` (entries, slots or pins) as far as they may be shown; costs no query."""
    hidden = _withheld.get()
    return [row for row in rows if row.article_id not in hidden]
