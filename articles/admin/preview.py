from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse

from articles.previews import preview_address


class PreviewMixin:
    """A button to the article as readers would get it, for whoever may see its form.

    What was saved last is shown: the page asks the database, not the form.
    """

    def get_urls(self):
        own = path(
            "<path:object_id>/pratinjau/",
            self.admin_site.admin_view(self.preview_view),
            name="articles_article_preview",
        )
        return [own, *super().get_urls()]

    def preview_view(self, request, object_id):
        """Leads to a link that is signed as the button is pressed, however long the form stood."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        response = HttpResponseRedirect(preview_address(article))
        response["Cache-Control"] = "no-store"
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.trashed_at is None:
            context["preview_url"] = reverse("admin:articles_article_preview", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)
