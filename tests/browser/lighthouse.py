"""Lighthouse on every type of page, as a phone: the median of several runs, and what fails.

`make lighthouse`, or `python -m tests.browser.lighthouse --runs 1 front list` for some pages only.
Exit 0 when every median is 100, 1 when one is not, 2 when it cannot run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.browser import node_packages
from tests.browser.demo_site import serve_demo
from tests.browser.page_types import PAGE_TYPES
from tests.chromium import find_chromium

FOLDER = Path(__file__).resolve().parent / "lighthouse"
COMMAND = ("node", FOLDER / "node_modules/lighthouse/cli/index.js")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SECONDS_PER_RUN = 180
TRIES = 3


def main() -> int:
    options = read_options()
    chromium = find_chromium()
    reason = node_packages.install(FOLDER) if chromium else "no Chromium found (set CHROMIUM)"
    if reason:
        print(f"NOT RUN  Lighthouse: {reason}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as directory, serve_demo(Path(directory)) as site:
        print(f"{'page':<20}" + "".join(f"{name:>16}" for name in CATEGORIES), flush=True)
        are_perfect = [
            measure(page_type, site, chromium, options.runs)
            for page_type in PAGE_TYPES
            if not options.pages or page_type.name in options.pages
        ]
    return 0 if all(are_perfect) else 1


def read_options():
    names = [page_type.name for page_type in PAGE_TYPES]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("pages", nargs="*", metavar="page", help=", ".join(names))
    options = parser.parse_args()
    if unknown := set(options.pages) - set(names):
        parser.error(f"no such page: {', '.join(sorted(unknown))}")
    return options


def measure(page_type, site, chromium, runs) -> bool:
    """Prints the medians of one page; whether all are 100."""
    url, skipped = site.url + page_type.path(site), inapplicable_audits(page_type)
    reports = [report_of(url, chromium, skipped) for _ in range(runs)]
    scores = {name: median(score_of(report, name) for report in reports) for name in CATEGORIES}
    print(f"{page_type.name:<20}" + "".join(f"{scores[name]:>16g}" for name in CATEGORIES))
    if skipped:
        print(f"    left out, as is meant: {', '.join(skipped)}")
    for line in sorted({line for report in reports for line in failures_of(report)}):
        print(f"    {line}")
    sys.stdout.flush()
    return all(score == 100 for score in scores.values())


def inapplicable_audits(page_type) -> list[str]:
    """What a page cannot pass that is kept from search engines, or that is missing on purpose."""
    audits = []
    if not page_type.is_indexed:
        audits.append("is-crawlable")
    if page_type.status != 200:
        audits += ["http-status-code", "errors-in-console"]
    return audits


def report_of(url, chromium, skipped_audits) -> dict:
    """One report. On a busy machine Chromium sometimes loses its own trace: then once more."""
    for _ in range(TRIES - 1):
        try:
            return run(url, chromium, skipped_audits)
        except subprocess.CalledProcessError:
            continue
    return run(url, chromium, skipped_audits)


def run(url, chromium, skipped_audits) -> dict:
    """One report; raises CalledProcessError or TimeoutExpired when there is none."""
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    arguments = (
        url,
        "--quiet",
        "--output=json",
        f"--chrome-flags={flags}",
        f"--only-categories={','.join(CATEGORIES)}",
        # The page that is missing on purpose is one of those to measure.
        "--ignore-status-code",
        *(f"--skip-audits={audit}" for audit in skipped_audits),
    )
    result = subprocess.run(
        (*COMMAND, *arguments),
        env={**os.environ, "CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        timeout=SECONDS_PER_RUN,
        check=True,
    )
    return json.loads(result.stdout)


def score_of(report, category) -> float:
    return round(100 * (report["categories"][category]["score"] or 0))


def failures_of(report):
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{category}: {audit['id']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
