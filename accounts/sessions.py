"""How long a session lasts: so many hours from the log-in, so many minutes without a deed.

Both are stamps in the session itself, which lies in the database: no browser can stretch them.
"""

from datetime import timedelta
from time import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils import timezone

STARTED, SEEN = "session_started", "session_seen"
# A stamp for every request would be a write for every request.
SECONDS_BETWEEN_STAMPS = 60

ENDED_BY_AGE, ENDED_BY_IDLENESS = "8 jam sejak masuk", "30 menit tanpa kegiatan"


def begin(sender, request, **kwargs):
    """Receiver of Django's `user_logged_in`: the clocks start."""
    request.session[STARTED] = request.session[SEEN] = int(time())


def started_at(session) -> int | None:
    return session.get(STARTED)


def reason_to_end(session, now: float) -> str:
    """Why the session is over at `now`; empty while it is not."""
    if now - session.get(STARTED, now) >= settings.SESSION_ABSOLUTE_SECONDS:
        return ENDED_BY_AGE
    if now - session.get(SEEN, now) >= settings.SESSION_IDLE_SECONDS:
        return ENDED_BY_IDLENESS
    return ""


def keep_alive(session, now: float) -> None:
    """Note that something was done; writes once a minute at most."""
    if STARTED not in session:
        # A session from before there were stamps.
        session[STARTED] = int(now)
    if now - session.get(SEEN, 0) < SECONDS_BETWEEN_STAMPS:
        return
    session[SEEN] = int(now)
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def open_sessions(user) -> list[UserSession]:
    """The sessions of `user` that can still be used; those that are over are cleared away."""
    idle_since = timezone.now() - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    sessions = UserSession.objects.purge_and_list(user)
    return sorted(
        (session for session in sessions if session.last_seen_at > idle_since),
        key=lambda session: session.last_seen_at,
        reverse=True,
    )


def end_all(user) -> int:
    """End every session of `user` that is known; says how many."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)
