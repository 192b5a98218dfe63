"""Which networks read which report while the linear models are trained: never one that learnt from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from waqai.claims.finder import Finder, parse_finder, shipped_finder
from waqai.claims.networks import Networks
from waqai.claims.reader import Network, parse_network, shipped_reader
from waqai.errors import GoldError
from waqai.model import Report

FOLDS = 5
FINDER, READER = "finder", "reader"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Folded(Generic[_Kind]):
    """The networks of one kind: report id → fold, and for each fold the network that never saw its reports."""

    folds: Mapping[str, int]
    networks: Sequence[_Kind]

    def of(self, report: Report) -> _Kind | None:
        """Return the network that never saw `report`, None where none of the folds did."""
        fold = self.folds.get(report.id)
        return None if fold is None else self.networks[fold]


@dataclass(frozen=True, slots=True)
class Readers:
    """For each report a finder and a reader that never saw it; for all others the shipped ones."""

    finders: Folded[Finder]
    readers: Folded[Network]

    def of(self, report: Report) -> Networks:
        """Return the networks to read `report` with."""
        return Networks(
            self.finders.of(report) or shipped_finder(),
            self.readers.of(report) or shipped_reader(),
        )


NO_READERS = Readers(Folded({}, ()), Folded({}, ()))


def read_readers(folder: Path) -> Readers:
    """Return the networks that `waqai train finder` and `waqai train reader` wrote to a folder.

    Where one kind is not there the shipped one reads all reports; raises GoldError where neither is.
    """
    if not any((folder / folds_name(kind)).exists() for kind in (FINDER, READER)):
        raise GoldError(f"{folder} holds no readers", "make them with `waqai train finder` and `waqai train reader`")
    return Readers(_folded(folder, FINDER, parse_finder), _folded(folder, READER, parse_network))


def _folded(folder: Path, kind: str, parse: Callable[[bytes], _Kind]) -> Folded[_Kind]:
    if not (folder / folds_name(kind)).exists():
        return Folded({}, ())
    try:
        folds = json.loads((folder / folds_name(kind)).read_text(encoding="utf-8"))
        networks = [parse((folder / fold_name(kind, fold)).read_bytes()) for fold in range(FOLDS)]
    except (OSError, ValueError) as error:
        raise GoldError(f"the {kind}s of {folder} cannot be read ({error})", f"make them anew: train {kind}") from error
    return Folded(folds, networks)


def write_networks(
    kind: str,
    reports: Sequence[Report],
    learnt: Callable[[int | None], bytes],
    out: Path,
    tell: Callable[[str], None],
) -> None:
    """Write what is `learnt` without each fold, then from all, to `out`; report i is of fold i modulo five."""
    out.mkdir(parents=True, exist_ok=True)
    for fold in (*range(FOLDS), None):
        name = f"{kind}.npz" if fold is None else fold_name(kind, fold)
        (out / name).write_bytes(learnt(fold))
        tell(f"wrote {name}")
    folds = {report.id: number % FOLDS for number, report in enumerate(reports)}
    (out / folds_name(kind)).write_text(json.dumps(folds, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def fold_name(kind: str, fold: int) -> str:
    """Return the name of the weights file of a fold."""
    return f"{kind}.{fold}.npz"


def folds_name(kind: str) -> str:
    """Return the name of the file that says which report is of which fold."""
    return f"{kind}.folds.json"
