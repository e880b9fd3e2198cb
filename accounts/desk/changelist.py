from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError

from accounts.desk.saved import SavedFiltersOfList


class DeskChangeList(SavedFiltersOfList, ChangeList):
    """Treats a value that no database can compare as a bad parameter instead of a crash.

    The year 99999, a NUL byte on PostgreSQL and a number beyond 64 bits all pass Django's own
    check and fail when the count runs.
    """

    def __init__(self, request, *args, **kwargs):
        # Whose saved filters stand above the list.
        self.user = request.user
        super().__init__(request, *args, **kwargs)

    def get_results(self, request):
        try:
            super().get_results(request)
        except (DataError, OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error
