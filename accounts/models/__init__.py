from accounts.models.event import Event
from accounts.models.failed_log_in import FailedLogIn
from accounts.models.notice import Notice
from accounts.models.open_form import OpenForm
from accounts.models.pending_import import PendingImport
from accounts.models.revision import Revision
from accounts.models.saved_filter import SavedFilter
from accounts.models.user import Role, User

__all__ = [
    "Event",
    "FailedLogIn",
    "Notice",
    "OpenForm",
    "PendingImport",
    "Revision",
    "Role",
    "SavedFilter",
    "User",
]
