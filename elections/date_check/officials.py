"""The official days of the stages that a text may be about, each with the words that name it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from elections.date_check.words import content_of, words_of
from elections.models import Certainty, Election, Revote, Stage, StageKind
from elections.models.election import ElectionKind

POLLING = "pemungutan-suara"
VOTING = frozenset({"pemungutan", "suara"})
# What people call the day of voting, without naming it.
VOTING_WORDS = [
    *(
        "pencoblosan",
        "mencoblos",
        "coblosan",
        "hari h",
        "hari pencoblosan",
        "hari pemungutan suara",
    ),
    *("pemungutan suara", "pemungutan dan penghitungan suara"),
]
REVOTING_WORDS = ["psu", "pemungutan suara ulang", "coblos ulang", "pencoblosan ulang"]
SPECIAL = (ElectionKind.REVOTE, ElectionKind.RERUN)


@dataclass(frozen=True)
class Official:
    """A stage, or a region's day of voting again, with days that are known."""

    election: Election
    kind: StageKind
    name: str
    first: date | None
    last: date | None
    legal_basis: str
    source_url: str
    is_plan: bool
    # The word sequences that mean it.
    phrases: frozenset


def officials_for(regions, elections) -> tuple[list[Official], dict]:
    """(officials, phrases) for `regions`; three queries.

    `phrases`: word sequence → whether it names an official; the others are keywords that only
    hide shorter ones: "simulasi pemungutan suara". Without regions: the nation's stages, and
    those of `elections`.
    """
    kinds = list(StageKind.objects.all())
    rows = stages_of(regions, elections)
    revotes = Revote.objects.filter(election__in={stage.election_id for stage in rows})
    revotes = list(revotes.select_related("region"))
    keywords = {kind.pk: [words_of(line) for line in kind.keywords.splitlines()] for kind in kinds}
    found = []
    for stage in rows:
        own = [each for each in revotes if each.election_id == stage.election_id]
        found += of_stage(stage, own, regions, rows, keywords)
    phrases = {phrase: False for lines in keywords.values() for phrase in lines if phrase}
    for official in found:
        phrases |= dict.fromkeys(official.phrases, True)
    return found, phrases


def stages_of(regions, elections) -> list[Stage]:
    stages = Stage.objects.standing().select_related("election", "kind", "region")
    if not regions:
        special = Q(election__kind__in=SPECIAL) & ~Q(election__in=elections)
        return list(stages.filter(region__isnull=True).exclude(special))
    touching = Stage.objects.none()
    for region in regions:
        touching |= Stage.objects.touching(region)
    return list(stages.filter(pk__in=touching.values("pk")).order_by("election_id", "order"))


def of_stage(stage, revotes, regions, rows, keywords) -> list[Official]:
    twins = [
        row for row in rows if (row.election_id, row.kind_id) == (stage.election_id, stage.kind_id)
    ]
    official = Official(
        election=stage.election,
        kind=stage.kind,
        name=stage.name,
        first=stage.starts_on,
        last=stage.ends_on,
        legal_basis=stage.legal_basis or stage.election.legal_basis,
        source_url=next(iter(stage.source_urls), ""),
        is_plan=stage.certainty != Certainty.FIXED,
        phrases=phrases_of(stage, keywords[stage.kind_id], is_only=len(twins) == 1),
    )
    if not revotes:
        return [official]
    here = [each for each in revotes if not regions or any(touch(each, one) for one in regions)]
    if stage.kind.slug != POLLING:
        # The rest days of another region's vote are none here.
        is_here = any(is_before_vote(stage, each.polling_date) for each in here)
        return [official] if is_here else []
    return [
        replace(official, first=day, last=day, name=f"Pemungutan suara ulang di {each.region}")
        for each in here
        if (day := each.polling_date) == stage.starts_on
    ]


def touch(revote, region) -> bool:
    code, held = f"{region.code}.", f"{revote.region.code}."
    return code.startswith(held) or held.startswith(code)


def is_before_vote(stage, day) -> bool:
    if stage.region_id is not None:
        return True
    return stage.ends_on is not None and 0 <= (day - stage.ends_on).days <= 7


def phrases_of(stage, keywords, *, is_only) -> frozenset:
    """The word sequences that mean `stage`: its name, its parts, and keywords that say the same."""
    names = [words_of(name) for name in spelled_out(stage.name)]
    if is_only:
        names.append(words_of(stage.kind.name))
    contents = {content_of(name) for name in names}
    found = {name for name in names if len(name) > 1}
    found |= {keyword for keyword in keywords if content_of(keyword) in contents}
    if stage.kind.slug == POLLING:
        found |= {words_of(phrase) for phrase in VOTING_WORDS}
        is_revote = stage.election.kind == ElectionKind.REVOTE
        revoting = {words_of(phrase) for phrase in REVOTING_WORDS}
        found = found | revoting if is_revote else found - revoting
    elif frozenset({"penghitungan", "suara"}) in contents:
        found.add(words_of("pemungutan dan penghitungan suara"))
    return frozenset(found)


def spelled_out(name) -> list[str]:
    """ "Pengundian dan pengumuman nomor urut" is each of both too."""
    left, joint, right = name.partition(" dan ")
    if not joint or not right or right[0].isupper():
        return [name]
    if " " in left:
        return [name, left, right] if " " in right else [name, left]
    tail = right.partition(" ")[2]
    return [name, f"{left} {tail}", right] if tail else [name]
