from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError


class DeskChangeList(ChangeList):
    """Treats a value that no database can compare as a bad parameter instead of a crash.

    The year 99999, a NUL byte on PostgreSQL and a number beyond 64 bits all pass Django's own
    check and fail when the count runs.
    """

    def get_results(self, request):
        try:
            super().get_results(request)
        except (DataError, OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error
