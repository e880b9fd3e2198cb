"""Who must agree when rules, stages or elections change: a registry, as `common.dependents` is.

Where a window of a publishing rule moves, texts that the upper layers hold may come to stand in
it. They register a guard when they start; whoever changes the timetable does it inside `guarded`.
"""

from contextlib import ExitStack, contextmanager

from django.db import transaction

from elections.models import StageKind

_guards = []


def register_guard(guard):
    """Let `guard(by=…, read=…)`, a context manager, surround every change of the timetable.

    `by` is None for a load of reference data. `read` is the seal of the warning that was read. It
    raises Refused, which undoes the change, or `common.errors.Unread`.
    """
    _guards.append(guard)


@contextmanager
def guarded(*, by, read=""):
    """Change rules, stages or elections inside, in one transaction with what the guards say."""
    with transaction.atomic():
        lock_timetable()
        with ExitStack() as guards:
            for guard in _guards:
                guards.enter_context(guard(by=by, read=read))
            yield


def lock_timetable():
    """Let nobody change the timetable and nobody publish by it at once; until the transaction ends.

    The kinds of stages stand for all of it: they are few, and nearly never written themselves.
    """
    kinds = StageKind.objects.select_for_update(no_key=True).order_by("pk")
    list(kinds.values_list("pk", flat=True))
