"""The provinces as tiles that keep their neighbours."""

from django import template

from regions.models import Region

register = template.Library()


@register.inclusion_tag("regions/_tile_map.html")
def tile_map():
    """One query. The place of a tile is a class: inline styles are barred by the site's policy."""
    return {"provinces": Region.objects.provinces().filter(tile_row__isnull=False)}
