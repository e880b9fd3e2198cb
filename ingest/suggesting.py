"""Proposals of the recogniser as rows for the editor."""

from bodies.models import Body
from elections.models import Election, StageKind
from ingest.models import Suggestion
from ingest.models.suggestion import SuggestionRole
from regions.models import Region


def suggestions_for(item, recognition) -> list[Suggestion]:
    """Unsaved suggestions for `item`: one per region, body, election and stage kind; four queries.

    A name that several regions share is proposed as each of them, for the editor to choose.
    """
    primary = recognition.primary_region
    rows = [
        *_named(Region, "code", "region", region_proposals(recognition, item.raw_text)),
        *_named(Body, "slug", "body", body_proposals(recognition, primary)),
        *_named(Election, "slug", "election", single(recognition.election)),
        *_named(StageKind, "slug", "stage_kind", single(recognition.stage)),
    ]
    for row in rows:
        row.item = item
    return rows


def region_proposals(recognition, raw_text) -> dict:
    """Code → (role, score, evidence)."""
    proposals = {
        proposal.code: (proposal.role, proposal.score, passages(proposal))
        for proposal in recognition.regions
    }
    for words, codes in recognition.open_homonyms:
        start = raw_text.find(words)
        evidence = [[start, start + len(words), words]] if start >= 0 else []
        for code in codes:
            proposals.setdefault(code, (SuggestionRole.HOMONYM, 1 / len(codes), evidence))
    return proposals


def body_proposals(recognition, primary_code) -> dict:
    """Slug → (role, score, evidence); an office without a row stands in the reading instead."""
    return {
        proposal.slug: (
            SuggestionRole.PRIMARY
            if primary_code and proposal.region_code == primary_code
            else SuggestionRole.SUBJECT,
            proposal.score,
            passages(proposal),
        )
        for proposal in recognition.bodies
        if proposal.slug
    }


def single(proposal) -> dict:
    if proposal is None:
        return {}
    return {proposal.slug: (SuggestionRole.SUBJECT, proposal.score, passages(proposal))}


def passages(proposal) -> list[list]:
    """[start, end, words] of every piece of evidence."""
    return [[piece.start, piece.end, piece.text] for piece in proposal.evidence]


def _named(model, key, field, proposals):
    """A suggestion for every proposal whose row exists."""
    found = model.objects.in_bulk(list(proposals), field_name=key) if proposals else {}
    for name, (role, score, evidence) in proposals.items():
        if name in found:
            yield Suggestion(
                **{field: found[name]},
                role=role,
                score=min(max(score, 0.0), 1.0),
                evidence=evidence,
            )
