"""E-mail that leaves after the answer: neither its duration nor its failure shows there."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

logger = logging.getLogger(__name__)

_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def send_later(message) -> Future:
    """Send `message` soon; a failure is logged, without the address."""
    return _sender.submit(_send, message)


def _send(message):
    try:
        message.send()
    except OSError as error:
        # smtplib's errors are OSErrors; their text may repeat the recipient.
        logger.error("A letter could not be sent: %s", type(error).__name__)
