"""What publishing rules say, on the pages that ask before a step and on the form of an article."""

from dataclasses import dataclass

from accounts.desk.warning import TICK
from articles.admin.overrides import open_rows, outlook_of, summary
from articles.guard import Verdict, in_words, text_hash
from articles.models import Article
from common.snapshots import digest


@dataclass(frozen=True)
class Weighed:
    """The verdicts on a step for several articles, as its page shows them."""

    verdicts: dict[Article, Verdict]
    takes_seal: bool

    @property
    def barred(self) -> list[tuple[Article, list[str]]]:
        return [
            (article, [in_words(window) for window in verdict.bars])
            for article, verdict in self.verdicts.items()
            if verdict.bars
        ]

    @property
    def warned(self) -> list[tuple[Article, tuple[str, ...]]]:
        """Those that can go on once their warnings were read."""
        return [
            (article, verdict.warnings)
            for article, verdict in self.verdicts.items()
            if verdict.warnings and not verdict.bars
        ]

    @property
    def seal(self) -> str:
        seals = {str(article.pk): self.verdicts[article].seal for article, _ in self.warned}
        return digest(seals) if seals else ""

    @property
    def is_stopped(self) -> bool:
        return len(self.barred) == len(self.verdicts)

    @property
    def some_pass(self) -> bool:
        return not self.is_stopped

    def is_clear(self, request) -> bool:
        """Whether something can be done, with every warning about it read."""
        return not self.is_stopped and request.POST.get(TICK, "") == self.seal

    def read(self, article) -> dict:
        """What the action on `article` is told of the warnings that were read."""
        return {"read": self.verdicts[article].seal} if self.takes_seal else {}


def weigh_all(transition, articles, data) -> Weighed:
    if transition.weigh is None:
        return Weighed(dict.fromkeys(articles, Verdict()), takes_seal=False)
    verdicts = {article: transition.weigh(article, data) for article in articles}
    return Weighed(verdicts, takes_seal=True)


def rules_panel(article) -> dict:
    """The windows that run or come for the flags of `article`, and its exceptions."""
    ahead = outlook_of(article)
    overrides = open_rows(article)
    words = text_hash(article) if overrides else ""
    return {
        "windows": [
            {"state": state(window, ahead.now), "words": in_words(window)} for window in ahead.own
        ],
        "overrides": [
            {
                "summary": summary(row),
                "reason": row.reason,
                "is_void": row.text_hash != words and article.first_published_on is None,
            }
            for row in overrides
        ],
    }


def state(window, now) -> str:
    return "Sedang berlaku." if window.holds_at(now) else "Akan berlaku."
