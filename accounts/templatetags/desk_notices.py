from django import template

from accounts.models import Notice

register = template.Library()
SHOWN = 20


@register.inclusion_tag("admin/accounts/_notices.html", takes_context=True)
def desk_notices(context):
    """What the one who looks has not read yet, newest first; one query."""
    user = context["request"].user
    notices = Notice.objects.unread().filter(user=user)[:SHOWN]
    return {"notices": notices, "csrf_token": context.get("csrf_token")}
