"""Which stage a day in a sentence is said of; pure text, no timetable.

Caution comes first: a day is tied to a stage only by words that are known to tie. What stands
near a stage but belongs to a meeting, a report or a decree stays out.
"""

import re
from dataclasses import dataclass

from common.indonesian.periods import Period, find_periods
from elections.date_check import words
from elections.date_check.words import Token, sentences, tokens_of

MOST_WORDS = 14
MOST_WORDS_BACKWARD = 8
PAUSE = re.compile(r"[,;:“”\"()–—]")


@dataclass(frozen=True)
class Hit:
    """A phrase of the stages in a sentence: places of its first and last word, and the words."""

    first: int
    last: int
    phrase: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A day or a run of days that a sentence gives to the stage with the words `phrase`."""

    sentence: tuple[int, int]
    period: Period
    phrase: tuple[str, ...]
    phrase_at: tuple[int, int]
    # It is the first, or the last day; or that day of the stage, from 0, -1 being the last.
    is_beginning: bool
    is_ending: bool
    ordinal: int | None
    # The words mean the stage as a whole, not something within it.
    is_whole: bool


def find_links(text: str, phrases: dict) -> list[Link]:
    """Every link in `text`. `phrases`: words → whether they name a stage (true) or hide one."""
    periods = find_periods(text)
    links = []
    for start, end in sentences(text) if periods else ():
        within = [each for each in periods if start <= each.start < end and not each.is_list]
        if within:
            links += Sentence(text, start, end, within, phrases).links()
    return links


class Sentence:
    def __init__(self, text, start, end, periods, phrases):
        self.text, self.start, self.end, self.periods = text, start, end, periods
        self.tokens = tokens_of(text[start:end], start)
        self.phrases = phrases
        self.hits = list(self._hits())
        capitals = sum(token.is_capital for token in self.tokens)
        self.is_headline = capitals > 0.6 * len(self.tokens)

    def links(self) -> list[Link]:
        found = []
        for period in self.periods:
            candidates = []
            for hit in self.hits:
                if self.phrases[hit.phrase]:
                    candidates += [self._forward(hit, period), self._backward(hit, period)]
            best = min(
                (each for each in candidates if each), key=lambda each: each[0], default=None
            )
            link = best[1] if best else self._continued(found[-1:], period)
            if link:
                found.append(link)
        return found

    def _hits(self):
        place = 0
        longest = max(map(len, self.phrases), default=0)
        spelled = [token.word for token in self.tokens]
        while place < len(spelled):
            for length in range(longest, 0, -1):
                phrase = tuple(spelled[place : place + length])
                if len(phrase) == length and phrase in self.phrases:
                    yield Hit(place, place + length - 1, phrase)
                    place += length - 1
                    break
            place += 1

    # --- A stage before its day

    def _forward(self, hit, period):
        end = self.tokens[hit.last].end
        if end > period.start or self._is_interrupted(end, period.start):
            return None
        gap = self._between(end, period.start)
        between = self.text[end : period.start]
        if not self._ties(gap, between, words.LIGHT, MOST_WORDS):
            return None
        takes_place = any(token.word in words.TAKES_PLACE for token in gap)
        is_counted = any(token.word in words.ORDINALS for token in self.tokens[: hit.last + 1][-5:])
        if period.is_bracketed and "," in between and not (takes_place or is_counted):
            return None  # "… masa tenang, Senin (18/11/2024)" is the day of the news.
        if self._is_about_something_else(hit, period, gap):
            return None
        near = [token.word for token in gap[-4:]]
        link = self._link(hit, period, near, [token.word for token in gap], takes_place)
        return len(gap) + 2 * between.count(","), link

    # --- A day before its stage

    def _backward(self, hit, period):
        start = self.tokens[hit.first].start
        if start < period.end or self._is_interrupted(period.end, start):
            return None
        gap = self._between(period.end, start)
        between = self.text[period.end : start].lstrip(")")
        if "," in between[1:] or "–" in between or "—" in between:
            return None
        if not self._ties(gap, between.lstrip(","), words.LIGHT_BACKWARD, MOST_WORDS_BACKWARD):
            return None
        takes_place = any(token.word in words.TAKES_PLACE for token in gap)
        before = [token.word for token in self.tokens if token.end <= period.start][-3:]
        after = [token.word for token in self.tokens[hit.last + 1 : hit.last + 3]]
        if period.is_bracketed and not takes_place or "per" in before[-1:]:
            return None
        if words.COUNTING_DOWN & set(after) or words.ABOUT & set(after[:1]):
            return None
        if not period.is_range and words.ABOUT & set(before):
            return None
        near = before + [token.word for token in gap if token.word not in ("mulai", "memasuki")]
        begun = words.BEGINNING & {token.word for token in gap}
        link = self._link(hit, period, near + sorted(begun), before, takes_place)
        return len(gap) + 2 * between.count(",") + 0.5, link

    # --- "… dimulai 25 September dan berakhir 23 November"

    def _continued(self, last, period):
        if not last:
            return None
        end = last[0].period.end
        gap = self._between(end, period.start)
        spelled = [token.word for token in gap]
        hit = next((each for each in self.hits if self._at(each) == last[0].phrase_at), None)
        is_more = spelled and words.ENDING & set(spelled) and set(spelled) <= words.CONTINUES
        if hit is None or not is_more or self._is_interrupted(end, period.start):
            return None
        return self._link(hit, period, spelled, spelled, takes_place=True)

    # --- What both ask

    def _between(self, start, end) -> list[Token]:
        return [token for token in self.tokens if token.start >= start and token.end <= end]

    def _is_interrupted(self, start, end) -> bool:
        """Whether another stage or another day stands there."""
        return any(
            start <= self.tokens[hit.first].start and self.tokens[hit.last].end <= end
            for hit in self.hits
        ) or any(start <= each.start and each.end <= end for each in self.periods)

    def _ties(self, gap, between, light, most) -> bool:
        if len(gap) > most or ";" in between:
            return False
        paused_at = between.find(",") + (self.end if "," not in between else 0)
        offset = gap[0].start - (between.find(self.text[gap[0].start : gap[0].end])) if gap else 0
        for place, token in enumerate(gap):
            if token.word in words.ABOUT:
                return False
            if token.word in light or token.word.isdecimal():
                # "ditetapkan KPU pada": the day of the decree.
                following = gap[place + 1] if place + 1 < len(gap) else None
                if token.word == "ditetapkan" and following and following.word in NAMES_OF_BODIES:
                    return False
                continue
            is_name = token.is_capital and not self.is_headline
            if not is_name or token.start - offset > paused_at:
                return False
        return True

    def _is_about_something_else(self, hit, period, gap) -> bool:
        """Whether the stage is only what some other event before it is about."""
        stage_start = self.tokens[hit.first].start
        clause = max(
            [
                match.end() + self.start
                for match in PAUSE.finditer(self.text[self.start : stage_start])
            ]
            + [each.end for each in self.periods if each.end <= stage_start]
            + [self.start]
        )
        before = {token.word for token in self._between(clause, stage_start)[-8:]}
        hidden = any(
            not self.phrases[each.phrase] and clause <= self.tokens[each.first].start < stage_start
            for each in self.hits
        )
        if words.EVENTS & before:
            return True
        if not (words.ABOUT & before or hidden):
            return False
        takes_place = any(token.word in words.TAKES_PLACE for token in gap)
        return not period.is_range or takes_place

    def _at(self, hit) -> tuple[int, int]:
        return self.tokens[hit.first].start, self.tokens[hit.last].end

    def _link(self, hit, period, near, around, takes_place):
        before = [token.word for token in self.tokens[max(0, hit.first - 3) : hit.first]]
        named = [*before, *hit.phrase, *around]
        ordinals = [
            words.ORDINALS[word]
            for previous, word in zip(named, named[1:], strict=False)
            if previous == "hari" and word in words.ORDINALS
        ]
        is_inside = bool(before) and before[-1] in ("di", "dalam", "pada", "selama")
        return Link(
            sentence=(self.start, self.end),
            period=period,
            phrase=hit.phrase,
            phrase_at=self._at(hit),
            is_beginning=bool(words.BEGINNING & set(near)),
            is_ending=bool(words.ENDING & set(near)),
            ordinal=ordinals[0] if ordinals else None,
            is_whole=takes_place or (hit.phrase[0] in words.GENERIC and not is_inside),
        )


NAMES_OF_BODIES = frozenset(
    ["kpu", "kip", "bawaslu", "oleh", "komisi", "pemerintah", "dpr", "presiden"]
)
