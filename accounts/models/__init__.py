from accounts.models.event import Event
from accounts.models.failed_log_in import FailedLogIn
from accounts.models.notice import Notice
from accounts.models.user import Role, User

__all__ = ["Event", "FailedLogIn", "Notice", "Role", "User"]
