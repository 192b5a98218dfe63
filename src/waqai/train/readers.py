"""Which reader reads which report while the linear models are trained: never one that learnt from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from waqai.claims.reader import Network, parse_network, shipped_reader
from waqai.errors import GoldError
from waqai.model import Report

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Readers:
    """For each report, by its id, a reader that never saw it; for all others the shipped one."""

    folds: Mapping[str, int]
    networks: Sequence[Network]

    def of(self, report: Report) -> Network:
        """Return the reader to read `report` with."""
        fold = self.folds.get(report.id)
        return shipped_reader() if fold is None else self.networks[fold]


NO_READERS = Readers({}, ())


def read_readers(folder: Path) -> Readers:
    """Return the readers that `train_reader` wrote to a folder; raises GoldError where they are not there."""
    try:
        folds = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
        networks = [parse_network((folder / fold_name(fold)).read_bytes()) for fold in range(FOLDS)]
    except (OSError, ValueError) as error:
        raise GoldError(f"{folder} holds no readers ({error})", "make them with `waqai train reader`") from error
    return Readers(folds, networks)


def fold_name(fold: int) -> str:
    """Return the name of the weights file of a fold."""
    return f"reader.{fold}.npz"
