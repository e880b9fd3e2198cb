from accounts.models.event import Event
from accounts.models.revision import Revision
from accounts.models.user import Role, User

__all__ = ["Event", "Revision", "Role", "User"]
