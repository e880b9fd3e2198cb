"""Telling colleagues what waits for them: at the desk, and by e-mail where that is set up."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from accounts.models import Notice
from common import clock
from common.addresses import absolute

logger = logging.getLogger(__name__)
LONGEST = Notice._meta.get_field("text").max_length


def tell(user, text, *, about, by) -> Notice | None:
    """Give `user` a notice that leads to the form of `about`; nobody is told of his own deed."""
    if by is not None and user.pk == by.pk:
        return None
    options = about._meta
    path = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[about.pk])
    notice = Notice.objects.create(
        user=user, text=shortened(text), path=path, created_at=clock.now()
    )
    if settings.HAS_EMAIL and user.email and user.is_active:
        transaction.on_commit(lambda: send(notice))
    return notice


def shortened(text: str) -> str:
    """`text` on one line, as long as a notice and the subject of a letter may be."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def send(notice):
    """The notice as a letter; the desk shows it anyway, so a silent mail server is no error."""
    try:
        send_mail(
            subject=f"[{settings.SITE_NAME}] {notice.text[:120]}",
            message=f"{notice.text}\n\n{absolute(notice.path)}\n",
            from_email=settings.EDITOR_EMAIL,
            recipient_list=[notice.user.email],
        )
    except (OSError, SMTPException) as error:
        logger.warning("Notice %s was not sent: %s", notice.pk, type(error).__name__)


@transaction.atomic
def mark_read(*, user, notice=None) -> int:
    """Note that `user` has read `notice`, or all; returns how many that were."""
    unread = Notice.objects.unread().filter(user=user)
    if notice is not None:
        unread = unread.filter(pk=notice)
    return unread.update(read_at=clock.now())
