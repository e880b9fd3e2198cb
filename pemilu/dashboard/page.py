"""Everything on the first page of the desk, for one user at one moment."""

from dataclasses import dataclass

from accounts.models import Notice
from articles.models import Article
from common import clock
from pemilu.dashboard.coverage import PARAMETER, CoverageMap, coverage_map
from pemilu.dashboard.debts import debts_of
from pemilu.dashboard.edits import edits_panel
from pemilu.dashboard.links import changelist
from pemilu.dashboard.news import news_panels, news_shelves
from pemilu.dashboard.panel import Panel
from pemilu.dashboard.shelves import read
from pemilu.dashboard.windows import windows_panel

NOTICES = 20
# What stands below what on a wide screen; notices end the last column.
COLUMNS = (
    ("terlambat", "tinjauan"),
    ("draf", "suntingan"),
    ("jadwal", "larangan"),
    ("masuk",),
)


@dataclass(frozen=True)
class Dashboard:
    """`debts` holds only what is owed; `has_debts` tells whether the user may mend any at all."""

    panels: list[Panel]
    debts: list[Panel]
    has_debts: bool
    notices: list[Notice]
    coverage: CoverageMap | None
    search_url: str

    @property
    def columns(self) -> list[list[Panel]]:
        """The panels as they stand on a wide screen, and one below the other on a narrow one."""
        by_name = {panel.name: panel for panel in self.panels}
        return [[by_name[name] for name in names if name in by_name] for names in COLUMNS]

    @property
    def is_for_nobody(self) -> bool:
        """Whether there is nothing to show because the user has no assignment yet."""
        is_idle = not self.panels and not self.has_debts and self.coverage is None
        return is_idle and not self.notices


def dashboard(request) -> Dashboard:
    """The page of `request.user`; at most eleven queries, whatever there is to show.

    The user, his session and his assignments come on top of them.
    """
    user, now = request.user, clock.now()
    found = read(news_shelves(user, now))
    is_reader = user.has_perm("articles.view_article")
    panels = news_panels(user, found, now)
    if is_reader:
        panels += [windows_panel(user, now), edits_panel(user)]
    debts = debts_of(user)
    owed = read([debt.shelf(user) for debt in debts])
    return Dashboard(
        panels=panels,
        debts=[debt.panel(owed[debt.name]) for debt in debts if owed[debt.name]],
        has_debts=bool(debts),
        notices=list(Notice.objects.unread().filter(user=user)[:NOTICES]),
        coverage=coverage_map(request.GET.get(PARAMETER)) if is_reader else None,
        search_url=changelist(Article) if is_reader else "",
    )
