"""See what waqai does, on reports written for it: the negotiations over Daraa al-Balad in the summer of 2021.

The reports follow the public course of events in our own words; their outlets are invented, their small details
only illustrative. Each says so in its last line.
"""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from waqai.desk import Desk
from waqai.export import refuse_foreign, write_text
from waqai.export.terminal import brief
from waqai.intake import read_bytes
from waqai.intake.side import side_of
from waqai.model import Record, Report
from waqai.pipeline import code
from waqai.store import open_store
from waqai.web import page_link, render_index, render_page

__all__ = ["reports", "run"]


def reports() -> Iterator[tuple[str, Report]]:
    """Yield the demo's reports with their names ("001", "002" …), in the order in which they came out."""
    folder = files("waqai.demo") / "reports"
    for name in sorted(item.name.removesuffix(".txt") for item in folder.iterdir() if item.name.endswith(".txt")):
        where = f"{name}.meta.json"
        side = side_of(json.loads((folder / where).read_text(encoding="utf-8")), where)
        data = (folder / f"{name}.txt").read_bytes()
        yield name, read_bytes(data, published=side.published, outlet=side.outlet, title=side.title)


def run(out: Path, write: Callable[[str], object] | None = None, desk: Path | None = None) -> Path:
    """Code the demo's reports; `write` their records in short, and put a page for each and an index into `out`.

    They are put into a desk too, the database `desk`, of the folder `out` unless given. `write` takes text as it is;
    None means standard output. Returns where the index is. Raises WaqaiError where a page or the desk cannot be
    written, UsageError where a page would replace a file that waqai did not write.
    """
    write = write or sys.stdout.write
    records: dict[str, Record] = {}
    for name, report in reports():
        records[name] = code(report)
        write(brief(records[name], name, colour=sys.stdout.isatty()))
    index = _write_pages(out, records)
    database = desk or out / "desk.db"
    courses = _fill(database, records)
    events = sum(len(record.events) for record in records.values())
    write(f"{len(records)} reports, {events} events. Open this page in a browser, no network needed:\n  {index}\n")
    write(f"What they tell together, {courses} courses of events, is a desk. Open it with:\n")
    write(f"  {_program()} serve --db {shlex.quote(str(database))}\n")
    return index


def _program() -> str:
    """Return what to type for waqai: its name where the shell finds it by that, else where it lies."""
    script = Path(sys.executable).with_name("waqai")
    found = shutil.which("waqai")
    if not script.exists() or (found and Path(found).samefile(script)):
        return "waqai"
    here = Path.cwd()
    return shlex.quote(str(script.relative_to(here) if script.is_relative_to(here) else script))


def _fill(database: Path, records: dict[str, Record]) -> int:
    """Put the records into a desk; return how many courses its ledger has."""
    with open_store(str(database), create=True) as store:
        store.add_many((record, name) for name, record in records.items())
        return len(Desk(store).ledger().courses)


def _write_pages(out: Path, records: dict[str, Record]) -> Path:
    pages = {f"{name}.html": render_page(record) for name, record in records.items()}
    links = [page_link(record, f"{name}.html") for name, record in records.items()]
    pages["index.html"] = render_index(links)
    for file, page in pages.items():
        refuse_foreign(out / file, page)
    for file, page in pages.items():
        write_text(out / file, page)
    return (out / "index.html").resolve()
