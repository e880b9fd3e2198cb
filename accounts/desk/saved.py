"""The saved filters above a list of the desk."""

from functools import cached_property

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import QueryDict

from accounts.models import SavedFilter
from accounts.saved_filters import lasting

UNKNOWN = (
    "Saringan itu tidak dikenal, mungkin karena pilihannya sudah tidak ada. Daftar tampil tanpa "
    "saringan."
)


class SavedFiltersOfList:
    """For a ChangeList: what was saved for it, and what could be."""

    @cached_property
    def saved_filters(self) -> list[SavedFilter]:
        """Those offered to whoever looks at the list, each with `is_current`; one query."""
        if self.is_popup:
            return []
        rows = list(SavedFilter.objects.offered_to(self.user, self.opts.label_lower))
        for row in rows:
            row.is_current = row.query == self.lasting_query
            row.is_own = row.user_id == self.user.pk
        return rows

    @cached_property
    def lasting_query(self) -> str:
        return lasting(self.get_query_string().removeprefix("?"))

    @property
    def may_save_filter(self) -> bool:
        """Whether the list is narrowed or ordered in a way that is not saved under a name yet."""
        is_known = any(row.is_current for row in self.saved_filters)
        return bool(self.lasting_query) and not is_known and not self.is_popup


class SavedFiltersMixin:
    """For admins: a list that is asked for in a way it does not understand says so."""

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        if answer.status_code == 302 and answer["Location"] == f"{request.path}?e=1":
            self.message_user(request, UNKNOWN, messages.WARNING)
        return answer

    def understood(self, request, query: str) -> str:
        """What this list makes of `query`, without what does not last; empty when nothing."""
        query = lasting(query)
        # The list reads its parameters from the request alone.
        request.GET = QueryDict(query)
        try:
            self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return ""
        return query
