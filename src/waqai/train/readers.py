"""Which reader reads which report while the linear models are trained: never one that learnt from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from waqai.claims.reader import Reader, parse_reader, shipped_reader
from waqai.errors import GoldError
from waqai.model import Report

FOLDS = 5
_NAMES = "folds.json"


@dataclass(frozen=True, slots=True)
class Readers:
    """Report id → fold, and for each fold the reader that never saw its reports; the shipped one reads all others."""

    folds: Mapping[str, int]
    readers: Sequence[Reader]

    def of(self, report: Report) -> Reader:
        """Return the reader to read `report` with."""
        fold = self.folds.get(report.id)
        return shipped_reader() if fold is None else self.readers[fold]


NO_READERS = Readers({}, ())


def read_readers(folder: Path) -> Readers:
    """Return the readers that `waqai train reader` wrote to a folder; raises GoldError where there are none."""
    if not (folder / _NAMES).exists():
        raise GoldError(f"{folder} holds no readers", "make them with `waqai train reader`")
    try:
        folds = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        readers = [parse_reader((folder / _name(fold)).read_bytes()) for fold in range(FOLDS)]
    except (OSError, ValueError) as error:
        raise GoldError(f"the readers of {folder} cannot be read ({error})", "make them anew: train reader") from error
    return Readers(folds, readers)


def write_readers(
    reports: Sequence[Report], learnt: Callable[[int | None], bytes], out: Path, tell: Callable[[str], None]
) -> None:
    """Write what is `learnt` without each fold, then from all, to `out`; report i is of fold i modulo five."""
    out.mkdir(parents=True, exist_ok=True)
    for fold in (*range(FOLDS), None):
        name = "reader.npz" if fold is None else _name(fold)
        (out / name).write_bytes(learnt(fold))
        tell(f"wrote {name}")
    folds = {report.id: number % FOLDS for number, report in enumerate(reports)}
    (out / _NAMES).write_text(json.dumps(folds, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _name(fold: int) -> str:
    return f"reader.{fold}.npz"
