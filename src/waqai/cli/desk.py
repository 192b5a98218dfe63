"""Adding many reports to the desk: each is safe once it is said to be, and nothing stops the good ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.cli.adapters import code_report, prepare_for_many, take_in, weigh_new
from waqai.cli.boundary import INTERRUPTED, emit, expect, say
from waqai.cli.database import open_desk
from waqai.cli.given import WHEN_IT_CAME_OUT, undated
from waqai.cli.progress import progress
from waqai.errors import StoreError
from waqai.intake import Side, Source, files_at, sources
from waqai.store import Added, Store

if TYPE_CHECKING:
    from waqai.model import Report

#: From how many reports on it pays to get ready.
_MANY = 20
_LINES = (".jsonl", ".ndjson")
_STDIN = "-"


class Adding:
    """One run of `waqai add`."""

    def __init__(self, paths: Sequence[str], side: Side, meta: Path | None, *, as_json: bool) -> None:
        """Prepare to add what `paths` offer; `side` holds for all of them, `meta` is the folder of their side files."""
        self.paths = paths
        self.side = side
        self.meta = meta
        self.as_json = as_json
        self.became: Counter[Added] = Counter()
        self.undated = 0
        self.codes: list[int] = []

    def run(self, target: str) -> int:
        """Add every report; return 0 or the highest exit code of those that failed."""
        files = list(self._files())
        total = sum(map(_reports_in, files))
        with open_desk(target, create=True) as store:
            if total > _MANY:
                prepare_for_many()
            try:
                self._all(store, files, total)
                weigh_new(store)
                take_in(store)
            except KeyboardInterrupt:
                self._sum_up("interrupted, run again for the others: ")
                return INTERRUPTED
            except StoreError:
                self._sum_up("stopped: ")
                raise
        self._sum_up("")
        return max(self.codes, default=0)

    def _all(self, store: Store, files: Sequence[str], total: int) -> None:
        with progress(total or None, what="reports seen") as advance:
            for file in files:
                for source in sources(file, self.side, self.meta):
                    self._one(store, source)
                    advance()

    def _one(self, store: Store, source: Source) -> None:
        try:
            report = source.load()
            became = self._put(store, report, source.given_id or source.name)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  one bad report must not stop the others
            expected = expect(error)
            self.codes.append(expected.exit_code)
            say(f"{source.label}: {expected}")
            return
        self.became[became] += 1
        self.undated += report.published is None
        if self.as_json:
            row = {"id": report.id, "name": source.given_id or source.name, "became": became.value}
            emit(json.dumps(row, ensure_ascii=False) + "\n")

    @staticmethod
    def _put(store: Store, report: Report, name: str) -> Added:
        if store.holds(report.id):
            store.add_name(report.id, name)
            return Added.KNOWN
        return store.add(code_report(report), name=name)

    def _files(self) -> Iterator[str]:
        for path in self.paths:
            if path == _STDIN:
                yield path
                continue
            try:
                yield from map(str, files_at(path))
            except Exception as error:  # noqa: BLE001  as above
                expected = expect(error)
                self.codes.append(expected.exit_code)
                say(str(expected))

    def _sum_up(self, how: str) -> None:
        if not self.became and not self.codes:
            say(f"{how}there was no report to add" + ("" if how else ": give a file that holds one"))
            return
        parts = [f"{self.became[Added.NEW]:,} new", f"{self.became[Added.KNOWN]:,} known"]
        if self.became[Added.RECODED]:
            parts.append(f"{self.became[Added.RECODED]:,} coded again")
        if self.codes:
            parts.append(f"{len(self.codes):,} failed")
        if self.undated:
            say(f"{undated(self.undated)}: no board, timeline or brief has them; {WHEN_IT_CAME_OUT}")
        say(how + ", ".join(parts))


def _reports_in(file: str) -> int:
    """Return how many reports a file may hold: its lines, where it is of JSON lines."""
    if not file.lower().endswith(_LINES):
        return 1
    try:
        with Path(file).open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError:
        return 1
