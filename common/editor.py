"""The editor of long texts at the desk: a plain text field that a script makes a richer one of.

The script is loaded as a module from our own address, and its style sheet from a file: the policy
of the desk stays as strict as that of the site, without a nonce and without a hash.
"""

from django.templatetags.static import static
from django.utils.html import format_html
from django_prose_editor.widgets import ProseEditorWidget
from js_asset import Media, Script

LIBRARY = "django_prose_editor/editor.js"


class ProseWidget(ProseEditorWidget):
    """A textarea with HTML; static/desk/editor.js puts the editor in its place."""

    @property
    def media(self):
        sheets = ["django_prose_editor/material-icons.css", "desk/editor.css"]
        return Media(css={"all": sheets}, js=[Script("desk/editor.js", type="module")])

    def get_context(self, name, value, attrs):
        context = super(ProseEditorWidget, self).get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "class": "vLargeTextField",
            "data-editor": static(LIBRARY),
            **self.data(),
        }
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '<div class="prose-field">{}{}</div>',
            super().render(name, value, attrs, renderer),
            self.note(value or "", (attrs or {}).get("id", "")),
        )

    def note(self, value, area) -> str:
        """What stands below the text `value` in the textarea with the id `area`, as HTML."""
        return ""

    def data(self) -> dict[str, str]:
        """Further attributes of the textarea, for the script."""
        return {}
