"""The portal's settings, with everything a demo writes in a folder of the test run.

For the subprocesses of `tests.browser.demo_site` only: a developer's own demo, its passwords and
collected files stay as they are.
"""

import os
from pathlib import Path

# DRAWN_DIR stays the project's: its pictures are the same for every database with these regions,
# and drawing them takes half a minute.
from pemilu.settings import *  # noqa: F403

DIRECTORY = Path(os.environ["DEMO_SITE_DIRECTORY"])
DEMO_DIR = DIRECTORY / "demo"
STATIC_ROOT = DIRECTORY / "static"
MEDIA_ROOT = DIRECTORY / "media"
DATA_ROOT = DIRECTORY / "data"
