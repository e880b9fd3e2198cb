"""What somebody does to the schedule of a stage by a form or a row of a file."""

from elections.models import Certainty

DAYS = ("starts_on", "ends_on")


class ScheduleDeeds:
    """For forms of a stage: whoever moves, cancels or restores it says why and since when."""

    @property
    def moves(self) -> bool:
        return self.instance.pk is not None and not set(DAYS).isdisjoint(self.changed_data)

    @property
    def cancels(self) -> bool:
        return self._certainty_changes and self.cleaned_data["certainty"] == Certainty.CANCELLED

    @property
    def restores(self) -> bool:
        return self._certainty_changes and self.initial["certainty"] == Certainty.CANCELLED

    @property
    def _certainty_changes(self):
        is_given = self.instance.pk is not None and "certainty" in self.cleaned_data
        return is_given and "certainty" in self.changed_data

    def missing_reasons(self) -> dict[str, str]:
        """Name of a field that must not be empty here → what to write into it."""
        if not (self.moves or self.cancels or self.restores):
            return {}
        wanted = {
            "instrument": "Sebutkan keputusan yang mengubah jadwal ini.",
            "known_on": "Isi tanggal perubahan ini diketahui.",
        }
        return {name: why for name, why in wanted.items() if not self.cleaned_data.get(name)}
