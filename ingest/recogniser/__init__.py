"""Reads a pasted news text: its parts, and the regions, bodies, election and stage it is about.

Pure Python. All names come from a `Gazetteer` that the caller fills from its tables.
"""

from ingest.recogniser.gazetteer import Gazetteer
from ingest.recogniser.names import BodyName, ElectionName, RegionName, StageKindName
from ingest.recogniser.prediction import as_prediction
from ingest.recogniser.recogniser import recognise
from ingest.recogniser.results import (
    BodyProposal,
    ElectionProposal,
    Evidence,
    Recognition,
    RegionProposal,
    StageProposal,
    Structure,
)

__all__ = [
    "BodyName",
    "BodyProposal",
    "ElectionName",
    "ElectionProposal",
    "Evidence",
    "Gazetteer",
    "Recognition",
    "RegionName",
    "RegionProposal",
    "StageKindName",
    "StageProposal",
    "Structure",
    "as_prediction",
    "recognise",
]
