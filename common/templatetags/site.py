"""Addresses of this site in templates."""

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from common.addresses import absolute
from common.crawlers import canonical_path
from common.pictures import drawn_path, site_picture
from common.structured import breadcrumbs, json_ld

register = template.Library()
register.simple_tag(absolute)


@register.simple_tag
def stylesheet():
    """The whole style sheet of the site; the policy allows this very text."""
    return mark_safe(f"<style>{settings.STYLESHEET}</style>")  # noqa: S308


@register.simple_tag
def structured_data(data):
    """`data` as JSON-LD. A block of data is no script: the policy lets it stand in the page."""
    return mark_safe(f'<script type="application/ld+json">{json_ld(data)}</script>')  # noqa: S308


@register.simple_tag
def breadcrumb_data(root_url, root_label, ancestors):
    """The links of the breadcrumbs for machines: the same as readers see above the page."""
    trail = [("Depan", reverse("home")), (root_label, root_url)]
    trail += [(ancestor.name, ancestor.get_absolute_url()) for ancestor in ancestors or ()]
    return structured_data(breadcrumbs(trail))


@register.simple_tag
def canonical_link(request):
    """The address to keep the page under; nothing on a page that is not to be kept."""
    path = request and canonical_path(request)
    return format_html('<link rel="canonical" href="{}">', absolute(path)) if path else ""


@register.simple_tag(takes_context=True)
def block_text(context, name):
    """What the block `name` of this page says, to say it once more; not inside an include."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    # Escaped where the page says it first.
    return mark_safe(block.render(context).strip())  # noqa: S308


@register.simple_tag(takes_context=True)
def share_picture(context):
    """The picture that the page has chosen, else that of the site; None in a build without."""
    return context.get("picture") or site_picture()


@register.simple_tag
def share_address(request):
    """The address to pass on: the one to keep the page under, else without what narrows it."""
    return absolute(canonical_path(request) or request.path)


@register.simple_tag
def frame_colours():
    """The colour of the paper in light and dark, for the frame that the browser draws."""
    return {"light": settings.COLOURS["paper"], "dark": settings.DARK_COLOURS["paper"]}


@register.simple_tag
def drawn(name):
    """The path of a picture that the build has drawn, or ""."""
    return drawn_path(name)


@register.filter
def instant(moment) -> str:
    """A moment for machines: HTML takes no more than three digits of a second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


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
