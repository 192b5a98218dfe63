"""Many reports, one after the other: progress for people, a line for each failure, nothing good ever lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from waqai.cli.adapters import code_report, prepare_for_many, relevance_of
from waqai.cli.boundary import INTERRUPTED, expect, say
from waqai.cli.given import WHEN_IT_CAME_OUT, undated
from waqai.cli.progress import progress
from waqai.intake import Side, Source, sources

if TYPE_CHECKING:
    from waqai.cli.outputs import Outputs

#: From how many files on it pays to get ready.
_MANY = 20
_LINES = (".jsonl", ".ndjson")


class Batch:
    """One run of `waqai read`."""

    def __init__(
        self, files: Sequence[str], side: Side, meta: Path | None, outputs: Outputs, *, least: float = 0.0
    ) -> None:
        """Prepare to read `files`; `side` holds for all of them, `meta` is the folder of their side files.

        Reports less relevant than `least` are passed over.
        """
        self.files = files
        self.side = side
        self.meta = meta
        self.outputs = outputs
        self.least = least
        self.done = self.passed_over = self.undated = 0
        self.codes: list[int] = []

    def run(self) -> int:
        """Read, code and hand out every report; return 0 or the highest exit code of those that failed."""
        if len(self.files) > _MANY or self._total() is None:
            prepare_for_many()
        try:
            with progress(self._total(), quiet=self.outputs.printing and sys.stdout.isatty()) as advance:
                for source in self._sources():
                    self._one(source)
                    advance()
        except KeyboardInterrupt:
            say(f"interrupted: {self._count(self.done)} coded, run again for the others")
            return INTERRUPTED
        self._sum_up()
        return max(self.codes, default=0)

    def _sources(self) -> Iterator[Source]:
        for file in self.files:
            yield from sources(file, self.side, self.meta)

    def _one(self, source: Source) -> None:
        try:
            report = source.load()
            if self.least and relevance_of(report) < self.least:
                self.passed_over += 1
                return
            self.outputs.put(source, code_report(report))
        except Exception as error:  # noqa: BLE001  one bad report must not stop the others
            expected = expect(error)
            self.codes.append(expected.exit_code)
            say(f"{source.label}: {expected}")
        else:
            self.done += 1
            self.undated += report.published is None

    def _sum_up(self) -> None:
        total = self.done + self.passed_over + len(self.codes)
        if self.undated:
            say(f'{undated(self.undated)}, so that days such as "yesterday" stay open; {WHEN_IT_CAME_OUT}')
        if total == 0:
            say("there was no report to read: give a file that holds one")
        elif total > 1 or self.passed_over or self.outputs.folder:
            where = f" -> {self.outputs.folder}" if self.outputs.folder else ""
            failed = f", {len(self.codes)} failed" if self.codes else ""
            less = f", {self.passed_over:,} passed over as not relevant" if self.passed_over else ""
            say(f"{self._count(self.done)} coded{less}{failed}{where}")

    @staticmethod
    def _count(number: int) -> str:
        return f"{number:,} report{'' if number == 1 else 's'}"

    def _total(self) -> int | None:
        """How many reports there are to read; None where only reading would tell."""
        if any(file.lower().endswith(_LINES) for file in self.files):
            return None
        return len(self.files)
