"""The steps from a pasted text to proposals."""

from ingest.recogniser.bodies import attach, find_phrases, keep_known
from ingest.recogniser.districts import demote_namesakes, ranked_parents, settle
from ingest.recogniser.elections import find_election
from ingest.recogniser.gazetteer import Gazetteer
from ingest.recogniser.homonyms import resolve
from ingest.recogniser.mentions import find_mentions
from ingest.recogniser.owners import Owners
from ingest.recogniser.ranking import Ranking
from ingest.recogniser.results import RELATED, Recognition
from ingest.recogniser.source import Source
from ingest.recogniser.stages import find_stage
from ingest.recogniser.structure import read_structure
from ingest.recogniser.view import own_text, read_view


def recognise(text: str, gazetteer: Gazetteer) -> Recognition:
    """What `text` is made of and what it is about; never raises, whatever the text."""
    source = Source(text)
    structure, draft = read_structure(source, gazetteer)
    view = read_view(source, draft)
    mentions = find_mentions(view, gazetteer)
    phrases = find_phrases(view, gazetteer)
    attach(view, phrases, mentions)
    demote_namesakes(view, mentions)
    phrases = keep_known(phrases, mentions, gazetteer)
    open_homonyms = resolve(view, mentions, gazetteer)
    ranking = Ranking(view, mentions, gazetteer)
    parents = ranked_parents(ranking.scores)
    settle(mentions, parents)
    owners = Owners(view, gazetteer, ranking.primary, parents)
    owners.read(phrases)
    regions = ranking.proposals([mention for mention in mentions if mention.is_district])
    subjects = [region.code for region in regions if region.role != RELATED]
    election = find_election(
        own_text(view),
        subjects,
        structure.published_date,
        gazetteer,
        has_bodies=bool(phrases),
    )
    kinds = {one.slug: one.kind for one in gazetteer.elections}
    return Recognition(
        structure=structure,
        regions=regions,
        open_homonyms=open_homonyms,
        bodies=owners.proposals(kinds.get(election.slug) if election else None),
        election=election,
        stage=find_stage(view, gazetteer) if phrases or election else None,
    )
