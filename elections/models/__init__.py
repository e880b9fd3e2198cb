from elections.models.election import Election, ElectionKind, ElectionStatus
from elections.models.revote import Revote
from elections.models.rule import ContentFlag, Effect, PublishingRule, ReportingRule
from elections.models.stage import (
    Certainty,
    Schedule,
    Stage,
    StageChange,
    StageEffect,
    StageKind,
)
from elections.models.term import Term

__all__ = [
    "Certainty",
    "ContentFlag",
    "Effect",
    "Election",
    "ElectionKind",
    "ElectionStatus",
    "PublishingRule",
    "ReportingRule",
    "Revote",
    "Schedule",
    "Stage",
    "StageChange",
    "StageEffect",
    "StageKind",
    "Term",
]
