"""Reading the JSON-LD of pages, and what each kind of thing must say."""

import json
import re

# Required properties by Google's documentation of structured data, as of 2026:
# Event: name, startDate, location (a place, with its address);
# BreadcrumbList: itemListElement, each with position, name and, but for the last, item.
# Articles, organizations and places have recommended properties only; what stands here for them
# is what makes the thing recognisable. WebSite: name and url are those of "site names".
REQUIRED = {
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "image", "publisher"},
    "OpinionNewsArticle": {"headline", "datePublished", "dateModified", "author", "image"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "GovernmentOrganization": {"name", "url"},
    "NewsMediaOrganization": {"name", "url"},
    "AdministrativeArea": {"name", "url"},
    "Country": {"name"},
    "Event": {"name", "startDate", "location", "eventStatus", "organizer"},
    "PostalAddress": {"addressCountry"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "Person": {"name", "url"},
    "CorrectionComment": {"text", "datePublished"},
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def things_in(html) -> list[dict]:
    """The things that the blocks of a page describe, one by one."""
    found = []
    for text in BLOCK.findall(html):
        block = json.loads(text)
        assert block.pop("@context") == "https://schema.org"
        found += block.get("@graph", [block])
    return found


def things_of(html, kind) -> list[dict]:
    return [thing for thing in things_in(html) if thing["@type"] == kind]


def faults_of(thing, place="") -> list[str]:
    """What is missing, empty or unknown in `thing` and in all that stands inside it."""
    kind = thing.get("@type")
    place = f"{place}/{kind}"
    if kind not in REQUIRED:
        return [f"{place}: unknown"]
    faults = [f"{place}: no {name}" for name in sorted(REQUIRED[kind] - thing.keys())]
    for name, value in thing.items():
        values = value if isinstance(value, list) else [value]
        if not values or any(each in (None, "") for each in values):
            faults.append(f"{place}: empty {name}")
        for each in values:
            if isinstance(each, dict):
                faults += faults_of(each, f"{place}.{name}")
    if kind == "Event" and "address" not in thing.get("location", {}):
        faults.append(f"{place}: location without address")
    return faults
