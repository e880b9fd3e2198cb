"""Names that are a regency's as well as a district's, told apart by the rest of the text."""

from collections import Counter

from ingest.recogniser.bodies import PERMANENT
from ingest.recogniser.gazetteer import parent_of


def key_of(view, mention):
    return "".join(token.key for token in view.tokens[mention.first : mention.last])


def demote_namesakes(view, mentions):
    """Turns bare "Tebing Tinggi" in news of Tanjung Jabung Barat into the district there.

    Only when the district was marked as one elsewhere in the text, or when the region of the same
    name lies in a province the text does not speak of.
    """
    strong = strong_units(mentions)
    provinces = {code[:2] for code in strong}
    marked = {
        key_of(view, one) for one in mentions
        if one.is_marked_district or one.namesakes and one.body and one.body not in PERMANENT
    }  # fmt: skip
    for mention in mentions:
        if mention.is_district or not mention.namesakes or mention.marker_word:
            continue
        if mention.body in PERMANENT:
            continue
        inside = [
            code for code in mention.namesakes
            if parent_of(code) in strong and parent_of(code) not in mention.codes
        ]  # fmt: skip
        is_foreign = not provinces & {code[:2] for code in mention.codes}
        if inside and (is_foreign or key_of(view, mention) in marked):
            mention.is_district, mention.codes, mention.code = True, tuple(inside), None


def strong_units(mentions):
    """Codes of units named unmistakably: with a type word, an office, or in the headline."""
    found = Counter()
    for mention in mentions:
        if mention.is_district or len(mention.codes) != 1:
            continue
        is_plain_title = mention.zone == "title" and not mention.namesakes
        if mention.marker_word or mention.body in PERMANENT or is_plain_title:
            found[mention.codes[0]] += 1
    return found


def ranked_parents(scores):
    """Regencies and cities by their score: where a district of an ambiguous name is sought."""
    return sorted((code for code in scores if parent_of(code)), key=lambda code: -scores[code])


def settle(mentions, parents):
    """Gives each district mention the code that lies in one of `parents`, in their order."""
    for mention in mentions:
        if mention.is_district:
            inside = [code for up in parents for code in mention.codes if parent_of(code) == up]
            mention.code = inside[0] if inside else None
