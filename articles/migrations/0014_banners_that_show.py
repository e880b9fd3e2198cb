"""Urgent notices from before two persons were asked for: who wrote them, and which go on showing.

One that readers see at this moment stays: it was published by the rules of its day, and taking it
down in silence would be the worse surprise. It is approved by nobody, and says so. One that is
still to come waits for a second person like a new one; the desk is told at its form.
"""

from datetime import UTC
from hashlib import sha256

from django.db import migrations
from django.utils import timezone


def keep_showing(apps, schema_editor):
    Banner, Event = apps.get_model("articles", "Banner"), apps.get_model("accounts", "Event")
    now = timezone.now()
    for banner in Banner.objects.all():
        deeds = Event.objects.filter(object_type="articles.banner", object_id=str(banner.pk))
        last = deeds.exclude(actor=None).order_by("-happened_at", "-pk").first()
        banner.proposed_by_id = last.actor_id if last else None
        if banner.starts_at <= now < banner.ends_at:
            banner.approved_at, banner.approved_hash = now, hash_of(banner)
        banner.save()


def hash_of(banner):
    # As `Banner.content_hash` was when this was written.
    moments = (banner.starts_at, banner.ends_at)
    said = [banner.text, banner.url, *(each.astimezone(UTC).isoformat() for each in moments)]
    return sha256("\n".join(said).encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_pins_and_two_person_banners"),
        ("accounts", "0003_event_origin"),
    ]

    # Backwards the columns go with the migration before; nothing else was changed.
    operations = [migrations.RunPython(keep_showing, migrations.RunPython.noop)]
