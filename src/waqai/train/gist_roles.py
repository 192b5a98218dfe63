"""Trains who does it and to whom: every party of a labelled sentence, and whether its words are those marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from waqai.gist.roles import NAME, Standing, best, model_name, standings
from waqai.model import EventType, Report, fold
from waqai.pipeline import context_of
from waqai.scorer import LinearModel, Models, shipped_models
from waqai.train.claims import write_models
from waqai.train.fit import fit
from waqai.train.gist_samples import distinct
from waqai.train.samples import Sample

FOLDS = 5
_STRENGTH = 0.6
_MARKED = {"actor": "source_gold", "recipient": "target_gold"}
SPANS = {EventType.ASSAULT: "assault.spans.jsonl", EventType.PROTEST: "protest.spans.jsonl"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence whose party in a role is marked: its text, the folded words of the mark, and what was found."""

    text: str
    words: frozenset[str]
    found: Sequence[Standing]

    def holds(self, standing: Standing) -> bool:
        """Whether a party shares a word with the mark."""
        return bool(_words(standing.party.mention.span.of(self.text)) & self.words)


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


def marked_in(folder: Path) -> dict[str, list[Marked]]:
    """Return model name → the sentences in which a party of that role is marked; sentences without one are left out.

    Raises GoldError where a file of them is missing or broken.
    """
    models = shipped_models()
    marked: dict[str, list[Marked]] = {}
    for kind, name in SPANS.items():
        for row in distinct(folder / name):
            found = standings(context_of(Report(text=row["text"]), models), models, kind)
            for role, key in _MARKED.items():
                if words := _words(row[key]):
                    marked.setdefault(model_name(kind, role), []).append(Marked(row["text"], words, found))
    return marked


def train_role(marked: Sequence[Marked]) -> LinearModel:
    """Return the model that chooses the party."""
    samples = [
        Sample(standing.features, one.holds(standing), str(number))
        for number, one in enumerate(marked)
        for standing in one.found
    ]
    return fit(samples, strength=_STRENGTH)


def held_out_share(marked: Sequence[Marked]) -> float:
    """Return the share of sentences whose chosen party shares a word with the mark, by models that never saw them."""
    right = 0
    for number in range(FOLDS):
        judge = train_role([one for i, one in enumerate(marked) if i % FOLDS != number])
        for one in marked[number::FOLDS]:
            chosen = best(one.found, judge)
            right += chosen is not None and bool(_words(chosen.of(one.text)) & one.words)
    return right / len(marked)


def validate_roles(marked: Mapping[str, Sequence[Marked]], seeds: int) -> Iterator[str]:
    """Yield a line for people on every role, cross-validated once; none where `seeds` is 0."""
    for name, rows in marked.items() if seeds else ():
        yield f"{name:18} right in {held_out_share(rows):.3f} of {len(rows)} sentences"


def train_roles(marked: Mapping[str, Sequence[Marked]], out: Path) -> None:
    """Train a model for every role and write them to the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    write_models(Models({name: train_role(rows) for name, rows in marked.items()}), out / NAME)
