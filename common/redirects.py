from django.db import transaction

from common.models import Redirect


@transaction.atomic
def leave_redirect(old_path: str, new_path: str):
    """Lead readers of `old_path` to `new_path`; chains collapse and loops dissolve.

    Does nothing when either is empty (the row was never public) or both are the same.
    """
    if not old_path or not new_path or old_path == new_path:
        return
    # The new address is a page again, so nothing may lead away from it.
    Redirect.objects.filter(old_path=new_path).delete()
    Redirect.objects.filter(new_path=old_path).update(new_path=new_path)
    Redirect.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})
