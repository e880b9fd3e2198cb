from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from bodies.filters import BodyFilterSet
from bodies.models import Body
from bodies.structured import body_page
from common.views import PublicPageMixin, StrictFilterView
from regions.pictures import picture_of

PAGE_SIZE = 50
NO_SUCH_PAGE = "Daftar ini tidak sepanjang itu."


class BodyListView(StrictFilterView):
    filterset_class = BodyFilterSet
    template_name = "bodies/body_list.html"

    def get_queryset(self):
        return Body.objects.select_related("for_election").order_by(
            "region__code", "family", "slug"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.get_page(),
            form=self.filterset.form,
            fields=[f for f in self.filterset.form if f.name != "halaman"],
            **kwargs,
        )

    def get_page(self):
        """The page asked for; None, with a complaint, when there is no such page."""
        if self.filterset.complaints:
            return None
        number = int(self.filterset.form.cleaned_data["halaman"] or 1)
        paginator = Paginator(self.filterset.qs, PAGE_SIZE)
        if number > paginator.num_pages:
            self.filterset.form.add_error("halaman", NO_SUCH_PAGE)
            return None
        return paginator.page(number)


class BodyDetailView(PublicPageMixin, DetailView):
    context_object_name = "body"

    def get_object(self, queryset=None):
        bodies = Body.objects.select_related("region__parent", "parent", "for_election")
        return get_object_or_404(bodies, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        body, today = self.object, timezone.localdate()
        contacts = list(body.contacts.verified())
        return super().get_context_data(
            is_active=body.is_active_on(today),
            contacts=contacts,
            structured=body_page(body, contacts),
            picture=picture_of(body.region) if body.region else None,
            officers=body.officers.active_on(today),
            former_officers=body.officers.former_on(today),
            children=body.children.active_on(today).select_related("region"),
            **kwargs,
        )
