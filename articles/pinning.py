"""The articles that stay on top of a topic's page, in an order that nobody types."""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from accounts.log import record
from accounts.revisions import keep_revision
from articles.models import Topic, TopicPin
from articles.stepping import number_anew, take_step
from articles.withheld import without_withheld
from common.errors import Refused
from common.snapshots import take_snapshot

MOST = 5
# No topic has so many pins: added to their numbers, they come after all others.
AFTER_ALL = 1000
TOO_MANY = f"Paling banyak {MOST} artikel disematkan pada satu topik."


def public_pins(topic) -> list[TopicPin]:
    """The pins of `topic` that readers see, with their cards; one query."""
    return without_withheld(topic.pins.public().with_cards()[:MOST])


@contextmanager
def pins_follow(kept, merged):
    """Around a merge of topics: those of the merged ones come after the pins of the kept one.

    Beyond the most, the last ones are dropped; the log of the merge tells which topics there were.
    """
    for number, topic in enumerate(merged, 1):
        topic.pins.update(order=F("order") + number * AFTER_ALL)
    yield
    count_anew(kept)


def count_anew(topic):
    """Number the pins of `topic` 1, 2, 3 …; those beyond the most go."""
    pins = list(topic.pins.order_by("order", "id"))
    number_anew(pins[:MOST])
    TopicPin.objects.filter(pk__in=[pin.pk for pin in pins[MOST:]]).delete()


@transaction.atomic
def move_pin(*, pin, step, by, seen=None) -> tuple[int, int]:
    """Let `pin` change places with its neighbour above or below; (its place, of how many).

    `step` and `seen` as in `articles.stepping`.
    """
    topic = Topic.objects.select_for_update().get(pk=pin.topic_id)
    if not by.has_perm("articles.change_topic", topic):
        raise Refused(f"Pengguna {by.username} tidak berhak mengurutkan di sini.")
    before = take_snapshot(topic)
    pins = list(topic.pins.order_by("order", "id"))
    new = take_step(
        pin, pins, step, seen=seen, gone="Artikel ini tidak disematkan lagi.", name="Artikel"
    )
    after = take_snapshot(topic)
    record("sematan dipindah", topic, by=by, before=before, after=after, urutan=new)
    keep_revision(topic, by=by, before=before, content=after)
    return new, len(pins)
