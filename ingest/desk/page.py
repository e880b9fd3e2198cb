"""The page on which an item becomes an article: what was read, what was typed, what was chosen."""

from articles.authoring import Tags
from articles.models import ArticleKind
from common.text import cut
from ingest.alike import alike
from ingest.composing import default_kind, excerpt, proposed_source
from ingest.composition import Composition
from ingest.desk.choices import ADDED, Choices
from ingest.desk.forms import ComposeForm
from ingest.passages import MARKS, Manuscript
from ingest.raw_view import LONGEST, stretches
from ingest.reading import TITLE_LENGTH, ZONE
from regions.rights import users_with

RESTORED = "dikembalikan"
# Buttons that change the body and store nothing.
PUT_BACK, TAKE_OUT, REFILL = "kembalikan", "keluarkan", "isi"
WHOLE, EXCERPT = "penuh", "cuplikan"


class ComposePage:
    """An item as somebody composes it; `data` is what the form sent, None when it is opened."""

    def __init__(self, item, user, admin_site, data=None):
        self.item, self.user, self.admin_site = item, user, admin_site
        self.data = data
        suggestions = item.suggestions.select_related(
            "region__parent", "body__region", "election", "stage_kind"
        )
        self.choices = Choices(item.raw_text, suggestions, data)
        restored = data.getlist(RESTORED) if data is not None else ()
        self.manuscript = Manuscript(item.raw_text, item.reading, restored)
        self.form = self._form(data=data) if data is not None else self._form(initial=self.filled())

    def _form(self, **options):
        reviewers = users_with("articles.review_article").exclude(pk=self.user.pk)
        return ComposeForm(
            **options, user=self.user, admin_site=self.admin_site, reviewers=reviewers
        )

    # --- Opened

    def filled(self) -> dict:
        """What the fields say before anybody typed."""
        item, kind = self.item, default_kind(self.item)
        source, name = proposed_source(item, self.choices.accepted, kind)
        is_clipping = kind == ArticleKind.CLIPPING
        return {
            "title": cut(item.title, TITLE_LENGTH),
            "kind": kind,
            "body": excerpt(item.clean_text) if is_clipping else item.clean_text,
            "source": source and source.pk,
            "source_name": "" if source else name,
            "original_url": item.url,
            "byline": item.reading.get("byline") or "",
            "published_on": item.published_at and item.published_at.astimezone(ZONE).date(),
        }

    # --- Buttons that change the body

    def is_changed_by(self, data) -> bool:
        """Make what a button asks for besides storing; False where none was pressed."""
        body, paper = data.get("body", "").replace("\r\n", "\n"), self.manuscript
        restored = paper.restored
        if key := data.get(PUT_BACK):
            body, restored = paper.put_back(body, key), [*restored, key]
        elif key := data.get(TAKE_OUT):
            body, restored = paper.take_out(body, key), [one for one in restored if one != key]
        elif data.get(REFILL) in (WHOLE, EXCERPT):
            whole = "\n\n".join(Manuscript(paper.raw, paper.reading).quotes())
            whole, restored = whole or self.item.clean_text, []
            body = excerpt(whole) if data[REFILL] == EXCERPT else whole
        else:
            return False
        self.manuscript = paper.with_restored(restored)
        self._show_as_typed(body=body)
        return True

    def _show_as_typed(self, **changes):
        """The form as it was sent, without complaints: nothing was to be stored yet."""
        fields = self.form.fields.items()
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, name) for name, field in fields
        }
        self.form = self._form(initial=typed | changes)

    def show_typed(self):
        self._show_as_typed()

    # --- Stored

    @property
    def composition(self) -> Composition:
        """What the editor decided, of a valid form."""
        cleaned, accepted = self.form.cleaned_data, self.choices.accepted
        names = ("title", "kind", "summary", "body", "source", "original_url", "is_unverified")
        return Composition(
            fields={name: cleaned[name] for name in names},
            tags=Tags(
                regions=[(region, "subjek") for region in self._regions()],
                bodies=distinct([one.body for one in accepted], cleaned["bodies_added"]),
                stages=self._stages(),
                flags=cleaned["flags"],
            ),
            bylines=cleaned["byline"],
            source_name=cleaned["source_name"],
            published_on=cleaned["published_on"],
            accepted=accepted,
            refused=self.choices.refused,
        )

    def _regions(self) -> list:
        """The regions of the article, the primary one first."""
        added = list(self.form.cleaned_data["regions_added"])
        proposed = [one.region for one in self.choices.accepted]
        primary = self.choices.primary
        regions = distinct(added, proposed) if primary == ADDED else distinct(proposed, added)
        return sorted(regions, key=lambda region: str(region.pk) != primary)

    def _stages(self) -> list:
        """(election, kind of stage): the first of each belong together, others stand alone."""
        cleaned, accepted = self.form.cleaned_data, self.choices.accepted
        elections = distinct([one.election for one in accepted], [cleaned["election_added"]])
        kinds = distinct([one.stage_kind for one in accepted], [cleaned["stage_added"]])
        if not elections and not kinds:
            return []
        first = (elections[0] if elections else None, kinds[0] if kinds else None)
        return [first, *((one, None) for one in elections[1:]), *((None, one) for one in kinds[1:])]

    # --- Shown

    def context(self) -> dict:
        paper = self.manuscript
        counts = {key: sum(kind == MARKS[key] for *_, kind in paper.marks) for key in MARKS}
        return {
            "form": self.form,
            "choices": self.choices,
            "added": ADDED,
            "restored": paper.restored,
            "stretches": stretches(paper, self.choices.triggers),
            "marks": [
                (key, MARKS[key], number, key in paper.restored)
                for key, number in counts.items()
                if number
            ],
            # Where nobody kept their place, and what lies below the part that is shown.
            "unplaced": [
                (one, one.key in paper.restored)
                for one in paper.passages
                if not 0 <= one.start < LONGEST
            ],
            "removed_count": len(paper.passages),
            "is_cut": len(paper.raw) > LONGEST,
            "alike": alike(self.item, self.user),
        }


def distinct(*lists) -> list:
    """What is in `lists`, each once, None aside."""
    return list(dict.fromkeys(one for rows in lists for one in rows if one is not None))
