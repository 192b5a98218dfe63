"""Where records go: the terminal, standard output as JSON, a folder, or several of these."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from waqai.cli.boundary import emit, say
from waqai.export import dumps, record_to_json, refuse_foreign, write_text
from waqai.intake import Source
from waqai.model import Record


@dataclass
class Outputs:
    """What to do with each record. `several` says that more than one may come."""

    folder: Path | None
    as_json: bool
    html: bool
    several: bool
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, files: Sequence[str], *, out: Path | None, as_json: bool, html: bool) -> Outputs:
        """Return the outputs that the command line asks for."""
        several = len(files) > 1 or files[0].lower().endswith((".jsonl", ".ndjson"))
        return cls(folder=out, as_json=as_json, html=html, several=several)

    @property
    def printing(self) -> bool:
        """Whether records go to standard output."""
        return self.as_json or self.folder is None

    def put(self, source: Source, record: Record) -> None:
        """Hand out one record; raise WaqaiError where it cannot be written."""
        if self.folder:
            self._write(self.folder, source, record)
        if self.as_json:
            data = record_to_json(record, with_text=source.extracted)
            emit(dumps({"name": source.name, **data}, indent=None) if self.several else dumps(data))
        elif not self.folder:
            from waqai.export.terminal import show  # noqa: PLC0415

            emit(show(record, source.label, colour=sys.stdout.isatty()))

    def _write(self, folder: Path, source: Source, record: Record) -> None:
        name = self._free(source)
        contents = {f"{name}.json": dumps(record_to_json(record))}
        if source.extracted:
            contents[f"{name}.txt"] = record.report.text
        if self.html:
            from waqai.web import render_page  # noqa: PLC0415

            contents[f"{name}.html"] = render_page(record)
        for file, content in contents.items():
            refuse_foreign(folder / file, content)
        for file, content in contents.items():
            write_text(folder / file, content)

    def _free(self, source: Source) -> str:
        """Return the name of the report, with a number where this run has used it already."""
        name, number = source.name, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{source.name}-{number}"
        self.taken.add(name.casefold())
        if number > 1:
            say(f"{source.label}: written as {name}, since {source.name} is taken")
        return name
