"""Addresses of this site in templates."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def absolute(path):
    """`path` as the address that the site is known by, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag(takes_context=True)
def nav_link(context, label, url_name):
    """A link of the main navigation; marked as current on the page and on all pages below it."""
    url = reverse(url_name)
    request = context.get("request")
    path = request.path if request else ""
    if path == url:
        return format_html('<a href="{}" aria-current="page">{}</a>', url, label)
    if path.startswith(url):
        return format_html('<a href="{}" aria-current="true">{}</a>', url, label)
    return format_html('<a href="{}">{}</a>', url, label)
