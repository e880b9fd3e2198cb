"""The documents of an article on its form; each is attached and taken off in a form of its own."""

from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.urls import reverse

from articles.models import Document


class PapersMixin:
    """Names the documents that readers get with the article, and leads to one more."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            # Once: the field for the text names them too.
            prefetch_related_objects([obj], "documents")
            context["papers"] = obj.documents.all()
            documents = self.admin_site.get_model_admin(Document)
            may_attach = documents.has_add_permission(request)
            if may_attach and self.has_change_permission(request, obj):
                query = urlencode({"articles": obj.pk})
                context["new_paper_url"] = f"{reverse('admin:articles_document_add')}?{query}"
        return super().render_change_form(request, context, add, change, form_url, obj)
