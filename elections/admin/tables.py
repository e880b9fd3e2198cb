"""What of the timetables goes into a spreadsheet and comes back."""

from dataclasses import dataclass

from accounts.desk.tables import Column, DeskTable, RowForm
from accounts.desk.tables.columns import DayWidget, TextWidget
from elections.admin.schedule import ScheduleDeeds
from elections.models import Stage, StageChange

LONGEST_INSTRUMENT = StageChange._meta.get_field("instrument").max_length


class InstrumentWidget(TextWidget):
    hint = "wajib bila mulai, selesai, atau pembatalan diubah: keputusan yang mengubahnya"

    def clean(self, value, row=None, **kwargs):
        if len(value) > LONGEST_INSTRUMENT:
            raise ValueError(f"Paling panjang {LONGEST_INSTRUMENT} karakter.")
        return value


class KnownOnWidget(DayWidget):
    hint = "wajib bila mulai, selesai, atau pembatalan diubah: tanggal, misalnya 2027-02-28"


@dataclass
class StageRow(ScheduleDeeds, RowForm):
    """A stage's row of a file; it moves and cancels as the form of a stage does."""

    def __post_init__(self):
        # A file that changes no schedule has no column for them.
        self.cleaned_data |= {"instrument": "", "known_on": None}

    def errors(self):
        return {**self.missing_reasons(), **super().errors()}


class StageTable(DeskTable):
    """No name tells stages apart: what takes the number of another one is refused."""

    row_form = StageRow
    instrument = Column(column_name="dasar perubahan", widget=InstrumentWidget())
    known_on = Column(column_name="diketahui pada", widget=KnownOnWidget())

    class Meta(DeskTable.Meta):
        model = Stage
        fields = (
            *("id", "election", "order", "name", "kind", "region", "starts_on", "ends_on"),
            *("certainty", "legal_basis", "source_url", "second_source_url", "third_source_url"),
            *("note", "instrument", "known_on"),
        )
