"""What the recogniser proposed for an item, as choices on its page, and what was chosen."""

from dataclasses import dataclass, field
from functools import cached_property

from ingest.models import Decision
from ingest.models.suggestion import SuggestionRole
from ingest.raw_view import triggers_of

ACCEPT, REFUSE = "terima", "tolak"
# Of names that places share: none of them.
NONE_OF_THEM = "bukan"
# The name of the choice of the primary region, and its value for what is added by hand.
PRIMARY, ADDED = "utama", "tambahan"
# What is taken unless an editor says otherwise: neither side remarks nor shared names.
TAKEN = (SuggestionRole.PRIMARY, SuggestionRole.SUBJECT)
DECIDED = {Decision.ACCEPTED: ACCEPT, Decision.REFUSED: REFUSE}
WORDS_SHOWN = 6


@dataclass
class Row:
    """One proposal: taken, refused, or left open (empty value)."""

    suggestion: object
    value: str
    triggers: list = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"usul-{self.suggestion.pk}"

    @property
    def target(self):
        one = self.suggestion
        return one.region or one.body or one.election or one.stage_kind


@dataclass
class Twins:
    """Regions that share the name which the text has: one of them is meant, or none."""

    rows: list[Row]
    value: str

    @property
    def name(self) -> str:
        return f"kembar-{self.rows[0].suggestion.pk}"

    @property
    def words(self) -> str:
        return next((entry[2] for entry in evidence_of(self.rows[0].suggestion)), "")

    @property
    def triggers(self) -> list:
        return self.rows[0].triggers


class Choices:
    """All proposals of an item; `data` is what was sent, None for a page that is opened."""

    def __init__(self, raw_text, suggestions, data=None):
        self.suggestions = list(suggestions)
        self.data = data
        self.triggers = triggers_of(
            raw_text,
            (
                (one.pk, start, end)
                for one in self.suggestions
                for start, end, _ in evidence_of(one)
            ),
        )
        rows = [self._row(one) for one in self.suggestions]
        shared = [row for row in rows if row.suggestion.role == SuggestionRole.HOMONYM]
        own = [row for row in rows if row not in shared]
        self.regions = [row for row in own if row.suggestion.region_id]
        self.bodies = [row for row in own if row.suggestion.body_id]
        self.elections = [row for row in own if row.suggestion.election_id]
        self.stages = [row for row in own if row.suggestion.stage_kind_id]
        self.twins = self._twins(shared)
        self.regions.sort(key=lambda row: row.suggestion.role != SuggestionRole.PRIMARY)

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """(heading, rows) of what is taken or refused one by one, regions apart."""
        groups = [
            ("Penyelenggara", self.bodies),
            ("Pemilu", self.elections),
            ("Tahapan", self.stages),
        ]
        return [(heading, rows) for heading, rows in groups if rows]

    @cached_property
    def primary(self) -> str:
        """The key of the region that is marked as primary, `ADDED`, or empty."""
        if self.data is not None:
            sent = self.data.get(PRIMARY, "")
            allowed = {str(one.region_id) for one in self.suggestions if one.region_id}
            return sent if sent in allowed | {ADDED} else ""
        first = (row for row in self.regions if row.suggestion.role == SuggestionRole.PRIMARY)
        return next((str(row.suggestion.region_id) for row in first), "")

    @property
    def accepted(self) -> list:
        taken = [row.suggestion for row in self._rows() if row.value == ACCEPT]
        for twins in self.twins:
            taken += [row.suggestion for row in twins.rows if key_of(row) == twins.value]
        return taken

    @property
    def refused(self) -> list:
        """Also the regions of a shared name of which another was chosen, or none."""
        refused = [row.suggestion for row in self._rows() if row.value == REFUSE]
        for twins in self.twins:
            others = [row.suggestion for row in twins.rows if key_of(row) != twins.value]
            refused += others if twins.value else []
        return refused

    @property
    def has_open_twins(self) -> bool:
        return any(not twins.value for twins in self.twins)

    def _rows(self):
        return [*self.regions, *self.bodies, *self.elections, *self.stages]

    def _row(self, suggestion) -> Row:
        triggers = [one for one in self.triggers if suggestion.pk in one.keys]
        row = Row(suggestion, "", triggers[:WORDS_SHOWN])
        if self.data is not None:
            sent = self.data.get(row.name, "")
            row.value = sent if sent in (ACCEPT, REFUSE) else ""
        elif suggestion.decision != Decision.OPEN:
            row.value = DECIDED[suggestion.decision]
        elif suggestion.role in TAKEN:
            row.value = ACCEPT
        return row

    def _twins(self, rows) -> list[Twins]:
        groups = {}
        for row in rows:
            groups.setdefault(str(row.suggestion.evidence), []).append(row)
        found = []
        for group in groups.values():
            twins = Twins(group, "")
            if self.data is not None:
                sent = self.data.get(twins.name, "")
                allowed = {key_of(row) for row in group} | {NONE_OF_THEM}
                twins.value = sent if sent in allowed else ""
            else:
                taken = (key_of(row) for row in group if row.value == ACCEPT)
                is_refused = all(row.value == REFUSE for row in group)
                twins.value = next(taken, NONE_OF_THEM if is_refused else "")
            found.append(twins)
        return found


def key_of(row) -> str:
    return str(row.suggestion.region_id)


def evidence_of(suggestion) -> list[tuple[int, int, str]]:
    """Its well-formed evidence: rows of earlier imports and of hands may hold anything."""
    return [
        (entry[0], entry[1], str(entry[2]))
        for entry in suggestion.evidence
        if isinstance(entry, list) and len(entry) == 3 and all(type(e) is int for e in entry[:2])
    ]
