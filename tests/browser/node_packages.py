"""The packages of npm that tests run: installed from their lock, found by path."""

import os
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
AXE = FOLDER / "node_modules/axe-core/axe.min.js"
VNU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"


def install(folder: Path = FOLDER) -> str:
    """Installs what the folder's lock names, if that has changed. Why it cannot, or ""."""
    lock = folder / "package-lock.json"
    # npm removes node_modules first: an interrupted run leaves no copy.
    installed = folder / "node_modules" / "installed-lock.json"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "no npm found (Debian: apt-get install nodejs npm)"
    print(f"Installing {os.path.relpath(lock)} …", flush=True)
    if subprocess.run([npm, "ci", "--no-progress"], cwd=folder, check=False).returncode:
        return "npm could not install its packages"
    shutil.copy(lock, installed)
    return ""
