"""What every form and list of the desk is built from."""

from accounts.desk.autocomplete import autocomplete_widget
from accounts.desk.base import DeskAdmin, DeskInline, PartAdmin, ReadOnlyAdmin, ReadOnlyInline
from accounts.desk.care import care_filter
from accounts.desk.forms import DistinctRowsFormSet, WholeRowForm
from accounts.desk.merging import MergesMixin
from accounts.desk.names import LeavesRedirectMixin, RebuildsDependentsMixin
from accounts.desk.rights import RightsMixin
from accounts.desk.warning import WarnsMixin

__all__ = [
    "DeskAdmin",
    "DeskInline",
    "DistinctRowsFormSet",
    "LeavesRedirectMixin",
    "MergesMixin",
    "PartAdmin",
    "ReadOnlyAdmin",
    "ReadOnlyInline",
    "RebuildsDependentsMixin",
    "RightsMixin",
    "WarnsMixin",
    "WholeRowForm",
    "autocomplete_widget",
    "care_filter",
]
