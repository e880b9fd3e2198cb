from django import template

from pemilu.dashboard.page import dashboard
from pemilu.dashboard.shortcuts import ways_of

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_dashboard(context):
    """Everything on the first page of the desk, for whoever looks."""
    return dashboard(context["request"])


@register.inclusion_tag("admin/dashboard/_ways.html", takes_context=True)
def desk_ways(context):
    """The daily ways in the head of every page of the desk, and the dialog that tells their keys.

    Nothing for who is not at the desk.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    is_at_desk = user is not None and user.is_active and user.is_staff
    ways = ways_of(user) if is_at_desk else []
    return {"ways": ways, "path": request.path if request else ""}
