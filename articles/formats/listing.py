"""What every format writes: one page of a list and where it stands."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Listing:
    """A page of articles (loaded by `for_feeds`) with its addresses, or the errors instead."""

    articles: list
    html_path: str
    own_path: str
    next_path: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def complaint(self) -> str:
        return " ".join(f"{name}: {message}" for name, message in self.errors.items())
