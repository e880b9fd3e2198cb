"""Revisions in the words of the desk: what each changed, and two of them side by side."""

from accounts.desk.comparison import field_of, label_of, other_in, plural_of, related_model
from accounts.models import Revision
from common.fields import CleanHTMLField
from common.html import plain_text

EMPTY = {"fields": {}, "parts": {}, "links": {}}


def with_changes(obj, revisions) -> list[tuple]:
    """Each of `revisions` of `obj` (the newest first) with the labels of what it changed.

    Two queries: the one before the oldest of them, and what that says.
    """
    if not revisions:
        return []
    older = Revision.objects.of(obj).filter(number__lt=revisions[-1].number).first()
    before = [*revisions[1:], older]
    changes = [
        changed_labels(type(obj), previous.content, revision.content) if previous else []
        for revision, previous in zip(revisions, before, strict=True)
    ]
    return list(zip(revisions, changes, strict=True))


def neighbour(obj, number, asked) -> Revision | None:
    """The revision to compare number `number` with: the one `asked` for, or the one before."""
    others = Revision.objects.of(obj).exclude(number=number)
    # More digits are no version, and beyond what a database counts.
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        found = others.filter(number=int(asked)).first()
        if found:
            return found
    return others.filter(number__lt=number).first()


def changed_labels(model, before, after) -> list[str]:
    """The columns, tables and relations that two snapshots hold differently."""
    columns = [
        label_of(field_of(model, name), name)
        for name, _, _ in other_in(before["fields"], after["fields"])
    ]
    relations = [
        plural_of(related_model(model, name), name)
        for kind in ("parts", "links")
        for name, _, _ in other_in(before[kind], after[kind])
    ]
    return [*columns, *relations]


def as_read(model, before, after) -> tuple[dict, dict]:
    """Both snapshots with the words of their HTML instead of the HTML, unless only marks differ."""
    before, after = {**EMPTY, **before}, {**EMPTY, **after}
    old, new = dict(before["fields"]), dict(after["fields"])
    for name in old.keys() | new.keys():
        if not isinstance(field_of(model, name), CleanHTMLField):
            continue
        words = [plain_text(fields.get(name) or "") for fields in (old, new)]
        if words[0] != words[1]:
            old[name], new[name] = words
    return {**before, "fields": old}, {**after, "fields": new}
