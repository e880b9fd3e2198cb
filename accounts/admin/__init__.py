from accounts.admin.event import EventAdmin
from accounts.admin.notice import NoticeAdmin
from accounts.admin.open_form import OpenFormAdmin
from accounts.admin.revision import RevisionAdmin
from accounts.admin.saved_filter import PendingImportAdmin, SavedFilterAdmin
from accounts.admin.user import GroupAdmin, UserAdmin

__all__ = [
    "EventAdmin",
    "GroupAdmin",
    "NoticeAdmin",
    "OpenFormAdmin",
    "PendingImportAdmin",
    "RevisionAdmin",
    "SavedFilterAdmin",
    "UserAdmin",
]
