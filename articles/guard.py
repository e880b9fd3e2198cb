"""What publishing rules say of an article: the windows in which it may not be announced.

An article is announced when it becomes public, and when something barred is added to what is
public already. What was announced before a window began stays readable in it: the law bars
announcing (mengumumkan, menyiarkan), not archives (docs/decisions/0028).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from articles.models import CorrectionKind, PublishingOverride
from common import clock
from common.errors import Refused, Unread
from common.snapshots import as_json, digest, parts_of, rows_of
from elections.guards import lock_timetable
from elections.models import ContentFlag
from elections.windows import Window, windows_for
from regions.models import Region

# So far ahead the desk is told of windows to come.
AHEAD = timedelta(days=366)
# The words of an article: with others an exception is void. What it is marked with leads to
# other rules and stages by itself, and a later development is weighed when it is added.
WORDS = {"fields": ("title", "summary", "body", "kind"), "parts": ("image_uses",)}


@dataclass(frozen=True)
class Subject:
    """What rules look at: content flags, regions, and elections by key."""

    flags: frozenset[str]
    regions: tuple[Region, ...] = ()
    elections: frozenset[int] = frozenset()

    def windows(self, since, until) -> list[Window]:
        """The windows between two moments that concern it; none without a query."""
        if not self.flags:
            return []
        return windows_for(self.flags, self.regions, self.elections, (since, until))

    def windows_at(self, moment) -> list[Window]:
        return [w for w in self.windows(moment, moment) if w.holds_at(moment)]


@dataclass(frozen=True)
class Verdict:
    """What keeps an article from being announced at a moment, and what has to be read before."""

    bars: tuple[Window, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def seal(self) -> str:
        """What says that these warnings were read; empty when there is none."""
        return digest({"warnings": list(self.warnings)}) if self.warnings else ""


def subject_of(article) -> Subject:
    """One query for an article without flags, three for others."""
    flags = frozenset(article.flags.order_by().values_list("flag", flat=True))
    return described(article, flags) if flags else Subject(flags)


def described(article, flags) -> Subject:
    """The subject that `article` would be with `flags`; two queries."""
    regions = Region.objects.filter(article_links__article=article).order_by("code")
    elections = article.stage_links.order_by().values_list("election", flat=True)
    return Subject(frozenset(flags), tuple(regions), frozenset(elections) - {None})


def text_hash(article) -> str:
    """The hash of the words that an exception is given for; one query."""
    fields = {name: getattr(article, name) for name in WORDS["fields"]}
    columns = dict(parts_of(type(article)).parts)
    parts = {name: rows_of(getattr(article, name), columns[name]) for name in WORDS["parts"]}
    return hash_of_words(as_json({"fields": fields, "parts": parts}))


def hash_of_words(snapshot) -> str:
    words = {
        kind: {name: snapshot[kind].get(name) for name in names} for kind, names in WORDS.items()
    }
    return digest(words)


# --- Publishing


def weigh(article, moment) -> Verdict:
    """What rules say of announcing `article` as it stands at the aware `moment`."""
    return verdict_of(article, subject_of(article).windows_at(moment))


def verdict_of(article, windows, words=None) -> Verdict:
    """Sorts `windows` into bars and warnings, without those that an exception opens."""
    if not windows:
        return Verdict()
    opened = granted(article, words or text_hash(article))
    left = [window for window in windows if not (window.bars and window.key in opened)]
    bars = tuple(window for window in left if window.bars)
    return Verdict(bars, tuple(in_words(window) for window in left if not window.bars))


def granted(article, words) -> set[tuple[int, int]]:
    """(rule, stage) of the exceptions that hold for `article` with words of that hash."""
    rows = PublishingOverride.objects.granted().filter(article=article, text_hash=words)
    return set(rows.values_list("rule", "stage"))


def no_rule_bars(article, moment):
    """Refuses to announce `article` at `moment` where a rule bars it; for `require_ready`."""
    refuse(weigh_locked(article, moment))


def require_open(verdict, read) -> dict:
    """Refuses what rules bar, and what warnings are about until they were read.

    Returns the warnings for the details of the log.
    """
    refuse(verdict)
    if verdict.warnings and read != verdict.seal:
        text = " ".join(verdict.warnings)
        raise Unread(f"Peringatan: {text} Baca, centang, lalu kirim lagi.", verdict.seal)
    return {"peringatan": list(verdict.warnings)} if verdict.warnings else {}


def weigh_locked(article, moment) -> Verdict:
    subject = subject_of(article)
    if not subject.flags:
        return Verdict()
    # Otherwise a stage could be moved onto this moment while nobody knows of it yet.
    lock_timetable()
    return verdict_of(article, subject.windows_at(moment))


def refuse(verdict):
    if verdict.bars:
        reasons = " ".join(in_words(window) for window in verdict.bars)
        raise Refused(f"{reasons} {WAY_OUT}")


WAY_OUT = (
    "Jadwalkan sesudah itu, cabut penandanya bila keliru, atau minta pengecualian: satu orang "
    "meminta dengan alasan, orang kedua menyetujui, dan alasannya dibaca umum."
)


def in_words(window) -> str:
    """What a window means for whoever wants to publish in it, with its legal basis."""
    flag = window.rule.get_content_flag_display().capitalize()
    deed = "tidak boleh diumumkan" if window.bars else "sebaiknya tidak diumumkan"
    plan = "" if window.bars or not window.stage.is_plan else ", jadwal belum ditetapkan"
    return (
        f"{flag} {deed} selama {window.stage.name} ({window.stage.election}{plan}), "
        f"{window.days}: {window.rule.basis}."
    )


# --- Changing what is public


def weigh_edit(article, before, after, kind="") -> Verdict:
    """What rules say of a published `article` that came to say `after` instead of `before`.

    The two are snapshots, `kind` is that of its correction. A new flag, region or election counts
    for what it adds; new words that announce something (a development, a correction of the kind
    pembaruan) count as publishing anew. A mistake may be put right at any time.
    """
    flags = flags_in(after)
    if not flags:
        return Verdict()
    announces = kind == CorrectionKind.UPDATE or has_more(before, after, "updates")
    old, new = subjects(before, after)
    if old == new and not announces:
        return Verdict()
    lock_timetable()
    now = clock.now()
    moment = max(now, article.published_at)
    known = set() if announces else {window.key for window in old.windows_at(moment)}
    windows = [window for window in new.windows_at(moment) if window.key not in known]
    verdict = verdict_of(article, windows, hash_of_words(after))
    return Verdict(verdict.bars, verdict.warnings + late_warnings(article, old, new, now))


def weigh_correction(article, kind) -> Verdict:
    """What rules say of a correction of that kind in a published `article`."""
    if kind != CorrectionKind.UPDATE:
        return Verdict()
    return weigh_locked(article, max(clock.now(), article.published_at))


def late_warnings(article, old, new, now) -> tuple[str, ...]:
    """An article that turns out to have been announced in a window that is over by now."""
    if article.published_at >= now:
        return ()
    known = {window.key for window in old.windows_at(article.published_at)}
    return tuple(
        f"Artikel ini tayang pada masa larangan yang sudah lewat. {in_words(window)}"
        for window in new.windows_at(article.published_at)
        if window.key not in known and window.ends_at <= now
    )


def has_more(before, after, part) -> bool:
    rows = before["parts"].get(part, [])
    return any(row not in rows for row in after["parts"].get(part, []))


def flags_in(snapshot) -> frozenset[str]:
    return frozenset(row["flag"] for row in snapshot["parts"]["flags"])


def subjects(*snapshots) -> list[Subject]:
    """The subject of each snapshot; one query."""
    keys = [{row["region"] for row in each["parts"]["region_links"]} for each in snapshots]
    regions = {region.pk: region for region in Region.objects.filter(pk__in=set().union(*keys))}
    return [
        Subject(
            flags_in(each),
            tuple(sorted((regions[key] for key in own), key=lambda region: region.code)),
            frozenset(row["election"] for row in each["parts"]["stage_links"]) - {None},
        )
        for each, own in zip(snapshots, keys, strict=True)
    ]


# --- For the desk


@dataclass(frozen=True)
class Outlook:
    """What rules have to say of an article from its publication, or from now, for a year."""

    now: datetime
    flags: frozenset[str] = frozenset()
    # Of all flags: whoever adds one to a public article asks for an exception before he does.
    windows: tuple[Window, ...] = ()

    @property
    def own(self) -> list[Window]:
        """The windows of its own flags that run or come."""
        return [
            w for w in self.windows if w.rule.content_flag in self.flags and w.ends_at > self.now
        ]

    @property
    def bars(self) -> list[Window]:
        """What it could be excepted from; those of its own flags come first."""
        bars = [window for window in self.windows if window.bars]
        return sorted(bars, key=lambda window: window.rule.content_flag not in self.flags)


def outlook(article) -> Outlook:
    """Six queries; one for a text without flags that was never public: nothing concerns it."""
    flags = frozenset(article.flags.order_by().values_list("flag", flat=True))
    now = clock.now()
    if not flags and article.first_published_on is None:
        return Outlook(now)
    since = min(now, article.published_at or now)
    windows = described(article, ContentFlag.values).windows(since, now + AHEAD)
    return Outlook(now, flags, tuple(windows))
