from common.html import clean
from common.snapshots import digest, take_snapshot

# An approval is about what readers get to read; where it stands and what is linked is not part.
NOT_COVERED = {
    "fields": ("slug", "embargo_until"),
    "parts": ("related_links", "updates"),
    "links": (),
}
# Parts that did not exist when the first approvals were given: without rows they change nothing.
ADDED_SINCE = ("reader_notes",)


def content_hash(article) -> str:
    """The SHA-256 (hex) of what an approval covers: text, tags and pictures of `article`.

    Reads the relations afresh; a query for each.
    """
    return hash_of(take_snapshot(article))


def hash_of(snapshot: dict) -> str:
    """The hash of what an approval covers in a snapshot of an article."""
    covered = {
        kind: {name: value for name, value in rows.items() if name not in NOT_COVERED[kind]}
        for kind, rows in snapshot.items()
    }
    for name in ADDED_SINCE:
        if not covered["parts"].get(name):
            covered["parts"].pop(name, None)
    covered["fields"]["body"] = clean(covered["fields"]["body"])
    return digest(covered)
