from accounts.admin.event import EventAdmin
from accounts.admin.notice import NoticeAdmin
from accounts.admin.user import GroupAdmin, UserAdmin

__all__ = ["EventAdmin", "GroupAdmin", "NoticeAdmin", "UserAdmin"]
