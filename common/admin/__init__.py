"""What every form and list of the desk is built from."""

from common.admin.autocomplete import autocomplete_widget
from common.admin.base import DeskAdmin, DeskInline, PartAdmin, ReadOnlyAdmin, ReadOnlyInline
from common.admin.exported import ExportedRecordAdmin
from common.admin.forms import DistinctRowsFormSet, WholeRowForm
from common.admin.names import LeavesRedirectMixin, RebuildsDependentsMixin
from common.admin.redirect import RedirectAdmin

__all__ = [
    "DeskAdmin",
    "DeskInline",
    "DistinctRowsFormSet",
    "ExportedRecordAdmin",
    "LeavesRedirectMixin",
    "PartAdmin",
    "ReadOnlyAdmin",
    "ReadOnlyInline",
    "RebuildsDependentsMixin",
    "RedirectAdmin",
    "WholeRowForm",
    "autocomplete_widget",
]
