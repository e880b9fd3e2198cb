from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from common.indonesian.periods import find_periods
from common.text import cut
from elections.date_check.links import Link, find_links
from elections.date_check.naming import REVOTE, named_in
from elections.date_check.officials import Official, officials_for

LONGEST_QUOTE = 250
# A stage that is over within a week has no parts that a text would date.
SHORT = timedelta(days=7)
# Further away it is about an election that the tables do not hold.
FURTHEST = timedelta(days=200)
# News of an election appears this long before and after its day.
NEWS_BEFORE, NEWS_AFTER = timedelta(days=620), timedelta(days=150)


@dataclass(frozen=True)
class Mismatch:
    """Days in a text that are not those of the stage it names."""

    sentence: str
    # As the text has them, and where.
    words: str
    start: int
    end: int
    # The stage and the days together, as short as the text has them.
    quote: str
    stage: str
    kind: str
    election: str
    first: date | None
    last: date | None
    legal_basis: str
    source_url: str
    is_plan: bool

    @property
    def official_days(self) -> str:
        """`24–26 November 2024`"""
        return days_in_words(self.first, self.last)

    @property
    def note(self) -> str:
        """What readers may be told, to be edited."""
        according = self.legal_basis or ("rencana" if self.is_plan else "jadwal resmi")
        takes = "direncanakan pada" if self.is_plan else "berlangsung"
        if self.first and self.first == self.last:
            takes = "direncanakan pada" if self.is_plan else "jatuh pada"
        return (
            f"Naskah menyebut “{self.quote}”; menurut {according}, {lowered(self.stage)} "
            f"({self.election}) {takes} {self.official_days}."
        )


def check_dates(text: str, regions, elections=(), written_on: date | None = None) -> list[Mismatch]:
    """Where plain `text` gives a stage other days than the timetable of `regions`.

    `elections` are those it is known to be about; else its words, `written_on` or the days
    themselves tell. Three queries; none for a text without days.
    """
    if not find_periods(text):
        return []
    officials, phrases = officials_for(list(regions), list(elections))
    judge = Judge(text, officials, list(elections), written_on)
    found = [judge.mismatch(link) for link in find_links(text, phrases)]
    return list({each.start: each for each in found if each}.values())


class Judge:
    def __init__(self, text, officials, elections, written_on):
        self.text, self.officials, self.written_on = text, officials, written_on
        self.known = list({each.election.pk: each.election for each in officials}.values())
        self.elections = {election.pk for election in elections}

    def mismatch(self, link: Link) -> Mismatch | None:
        meant = [each for each in self.officials if link.phrase in each.phrases]
        fixed = [each for each in meant if not each.is_plan]
        candidates, is_strict = self._candidates(link, fixed or meant)
        # A day that is right for another election is not said of this one.
        fitting = candidates if is_strict else meant
        if not candidates or is_right(link, fitting):
            return None
        nearest = min(candidates, key=lambda each: distance(link, each))
        if not is_near(link, nearest):
            return None
        return self._told(link, nearest)

    def _candidates(self, link, meant):
        """(the officials that may be meant, whether the sentence itself says so)."""
        sentence = self.text[slice(*link.sentence)]
        for words, is_strict in [
            (sentence, not REVOTE.search(sentence)),
            (None, False),
            (self.text, False),
        ]:
            if words is None:
                chosen = self.elections
            else:
                chosen = {election.pk for election in named_in(words, self.known)}
            found = [each for each in meant if each.election.pk in chosen]
            if found:
                return found, is_strict
            if is_strict and chosen:
                return [], True
        if self.written_on is None:
            return meant, False
        # A whole date tells by itself; without its year the day of writing has to.
        is_whole = (link.period.last or link.period.first).year is not None
        news = [each for each in meant if is_news_of(each.election, self.written_on)]
        return news or (meant if is_whole else []), False

    def _told(self, link, official: Official) -> Mismatch:
        start, end = link.period.start, link.period.end
        both = sorted([*link.phrase_at, start, end])
        words = self.text[start:end]
        # A bracket that was opened before the day.
        quote = " ".join(self.text[both[0] : both[-1]].split())
        is_open = quote.count("(") > quote.count(")") and self.text[end : end + 1] == ")"
        closing = ")" if is_open and both[-1] == end else ""
        return Mismatch(
            sentence=cut(self.text[slice(*link.sentence)], 400),
            words=words + (closing if "(" in words else ""),
            start=start,
            end=end,
            quote=cut(quote + closing, LONGEST_QUOTE),
            stage=official.name,
            kind=official.kind.slug,
            election=official.election.short_name,
            first=official.first,
            last=official.last,
            legal_basis=official.legal_basis,
            source_url=official.source_url,
            is_plan=official.is_plan,
        )


def is_news_of(election, day) -> bool:
    polling = election.polling_date
    return polling is not None and polling - NEWS_BEFORE <= day <= polling + NEWS_AFTER


def is_right(link, officials) -> bool:
    if any(fits(link, each.first, each.last) for each in officials):
        return True
    # "Pemungutan dan penghitungan suara" is two stages, one after the other.
    for pk in {each.election.pk for each in officials}:
        own = [each for each in officials if each.election.pk == pk and each.first and each.last]
        if own and fits(link, min(x.first for x in own), max(x.last for x in own)):
            return len(own) > 1
    return False


def fits(link, first, last) -> bool:
    """Whether the days of `link` are as from `first` to `last`; unknown ones contradict nothing."""
    some = first or last
    if some is None:
        return True
    begins = link.period.first.near(first or last)
    ends = link.period.last.near(last or first) if link.period.is_range else begins
    if begins is None or ends is None:
        return True
    if link.period.is_range:
        return range_fits(link, begins, ends, first, last)
    if link.is_beginning and not link.is_ending:
        return first is None or begins == first
    if link.is_ending and not link.is_beginning:
        return last is None or begins == last
    if first is None or last is None:
        return True
    if link.ordinal is not None:
        expected = last if link.ordinal < 0 else first + timedelta(days=link.ordinal)
        return begins == expected
    return first <= begins <= last


def range_fits(link, begins, ends, first, last) -> bool:
    is_same = (first is None or begins == first) and (last is None or ends == last)
    if is_same or first is None or last is None:
        return is_same
    if link.is_whole or last - first <= SHORT:
        return False
    shares_an_end = begins == first or ends == last
    return first <= begins and ends <= last and not shares_an_end


def distance(link, official) -> timedelta:
    first, last = official.first or official.last, official.last or official.first
    if first is None:
        return timedelta.max
    day = link.period.first.near(first)
    end = link.period.last.near(last) if link.period.is_range else day
    return abs(day - first) + abs((end or day) - last) if day else timedelta.max


def is_near(link, official) -> bool:
    """Whether the days may be meant for the stage; a wrong year beside the right day may."""
    first, last = official.first or official.last, official.last or official.first
    if first is None:
        return False
    day = link.period.first.near(first)
    if day is None or first - FURTHEST <= day <= last + FURTHEST:
        return day is not None
    return any(
        (each.day, each.month) == (day.day, day.month) and abs(each.year - day.year) == 1
        for each in (first, last)
    )


def days_in_words(first, last) -> str:
    """`27 November 2024`, `24–26 November 2024`, `mulai 5 Mei 2024`"""
    if first is None or last is None:
        known = first or last
        return f"{'mulai' if first else 'sampai'} {date_format(known, 'j F Y')}" if known else ""
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    start = "j F" if first.year == last.year else "j F Y"
    return f"{date_format(first, start)}–{date_format(last, 'j F Y')}"


def lowered(name: str) -> str:
    """A name inside a sentence; an acronym at its head stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
