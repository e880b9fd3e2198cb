"""Tables of rows that editors take out of a list, work on in a spreadsheet and bring back."""

from accounts.desk.tables.columns import Column
from accounts.desk.tables.pages import TablesMixin
from accounts.desk.tables.table import DeskTable, RowForm

__all__ = ["Column", "DeskTable", "RowForm", "TablesMixin"]
