"""Fetch what the pages take from npm, exactly as package-lock.json pins it, and copy it into static/vendor.

Usage: python tools/assets.py [--lenient]
--lenient: where npm is missing or fails, say so and end well; the pages then go without and tell what is missing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/waqai/web/static/vendor"
BUILD = ROOT / "build/npm"
_PINS = ("package.json", "package-lock.json")


class AssetsError(Exception):
    """npm is not there, or could not fetch."""


def fetch() -> int:
    """Fetch, copy and return how many files were copied; raise AssetsError where npm cannot do it."""
    npm = shutil.which("npm")
    if npm is None:
        raise AssetsError("npm is not installed: install nodejs and npm, then run make assets")
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in _PINS:
        shutil.copy(ROOT / name, BUILD / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=BUILD, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    if done.returncode:
        reason = (done.stderr.strip() or "no reason given").splitlines()[0]
        raise AssetsError(f"npm ci failed ({reason}): check the network and npm's configuration, then run make assets")
    return _copy(json.loads((ROOT / _PINS[0]).read_text(encoding="utf-8"))["vendor"])


def _copy(wanted: dict[str, str]) -> int:
    """Replace static/vendor by the files `wanted` (target → file of a package) and the licences of their packages."""
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for target, source in wanted.items():
        _put(BUILD / "node_modules" / source, fresh / target)
    for package in sorted({_package_of(source) for source in wanted.values()}):
        for licence in (BUILD / "node_modules" / package).glob("LICEN[CS]E*"):
            _put(licence, fresh / "licences" / f"{package.replace('/', '-').lstrip('@')}.txt")
    (fresh / "manifest.json").write_text(json.dumps(sorted(wanted), indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    return len(wanted)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _package_of(source: str) -> str:
    parts = source.split("/")
    return "/".join(parts[: 2 if source.startswith("@") else 1])


def main(arguments: list[str]) -> int:
    """Fetch, and say what became of it; return the exit code."""
    try:
        number = fetch()
    except AssetsError as error:
        print(f"waqai: web assets: {error}", file=sys.stderr)
        return 0 if "--lenient" in arguments else 1
    print(f"waqai: {number} web assets in {VENDOR.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
