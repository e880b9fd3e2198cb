"""Every way to change an article's status, each with its rule, its log line and its derived rows.

All are keyword-only, run in one transaction and raise `Refused` with a reason for the editor. A
status is changed nowhere else: forms, list actions and commands call these.
"""

from articles.actions.at_once import approve_and_publish
from articles.actions.editing import PublicChange, record_edit
from articles.actions.overriding import end_override, grant_override, request_override
from articles.actions.publication import (
    ADDRESS_ZONE,
    correct,
    publish,
    reopen,
    unschedule,
    withdraw,
)
from articles.actions.trash import KEPT_DAYS, delete_for_good, restore_from_trash, trash
from articles.actions.workflow import approve, ask_reviewer, send_back, submit

__all__ = [
    "ADDRESS_ZONE",
    "KEPT_DAYS",
    "PublicChange",
    "approve",
    "approve_and_publish",
    "ask_reviewer",
    "correct",
    "delete_for_good",
    "end_override",
    "grant_override",
    "publish",
    "record_edit",
    "reopen",
    "request_override",
    "restore_from_trash",
    "send_back",
    "submit",
    "trash",
    "unschedule",
    "withdraw",
]
