"""Marks the names of people in a sentence: a linear chain over the cues of its words, which takes rules as advice.

A word begins a name, goes on with one, or is outside; the best sequence of the three is looked for. Weights are
trained by `waqai train names`.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, TypeAlias

from waqai.mentions.name_cues import LETTERS, UNREAD, Around, Profile, context_cues, echoes_of, profile_of
from waqai.model import Analysis, Sentence, Token
from waqai.model.values import value

FILE: Final = "names.txt.xz"
LABELS: Final = ("O", "B", "I")
_NEVER: Final = -1e9
_SMALLEST: Final = 5e-3
#: How much more readily a name begins in the first of two readings.
_READILY: Final = 0.4
#: How many profiles and sums of cues a model remembers.
_KEPT: Final = 1 << 15
#: A type of name (PERS, LOC, ORG) and tokens `[first, last)`.
Named: TypeAlias = tuple[str, int, int]
_Row: TypeAlias = tuple[float, float, float]
_Weighed: TypeAlias = tuple[_Row, _Row, _Row, _Row, _Row, str]


@value(frozen=True, slots=True)
class NameModel:
    """Weights by cue, a number for each of LABELS; `letters` weigh spellings; `moves[a][b]` is for a before b.

    `usage` says how often news use each folded form.
    """

    cues: Mapping[str, _Row]
    letters: Mapping[str, float]
    moves: tuple[_Row, ...]
    usage: Mapping[str, int]
    _profiles: dict[tuple[str, str, str], _Weighed] = field(default_factory=dict, repr=False, compare=False)

    def scores(self, tokens: Sequence[Token], sentence: Sentence, around: Around) -> list[_Row]:
        """Return for each word of the sentence what all its cues say for each label."""
        words = [self._weighed(token) for token in tokens[sentence.first : sentence.last]]
        blank = _sum(())
        found = []
        for at, cues in enumerate(context_cues(tokens, sentence, around, [word[5] for word in words])):
            rows = [self.cues[cue] for cue in cues if cue in self.cues]
            rows += [
                words[at][0],
                words[at - 1][1] if at else blank,
                words[at + 1][2] if at + 1 < len(words) else blank,
                words[at - 2][3] if at > 1 else blank,
                words[at + 2][4] if at + 2 < len(words) else blank,
            ]
            found.append(_sum(rows))
        return found

    def _weighed(self, token: Token) -> _Weighed:
        key = (token.plain, token.kind, token.stem)
        known = self._profiles.get(key)
        if known is None:
            if len(self._profiles) >= _KEPT:
                self._profiles.clear()
            known = self._profiles[key] = self._sums(profile_of(token, self.letters, self.usage))
        return known

    def _sums(self, profile: Profile) -> _Weighed:
        own, onward, back, far_onward, far_back = (
            _sum(self.cues[cue] for cue in cues if cue in self.cues) for cues in profile[:5]
        )
        return own, onward, back, far_onward, far_back, profile.sign


def people_in(analysis: Analysis, known: Sequence[Named], model: NameModel) -> list[Named]:
    """Return the names of people of a report in text order; `known` are names that rules found.

    The report is read twice: what the first reading finds, which names more readily, tells the second where else
    somebody is named by a word.
    """
    readily = tuple((o, b + _READILY, i) for o, b, i in model.moves)
    first = _reading(analysis, around_of(analysis.tokens, known), model, readily)
    return _reading(analysis, around_of(analysis.tokens, known, echoes_of(analysis.tokens, first)), model, model.moves)


def first_reading(analysis: Analysis, known: Sequence[Named], model: NameModel) -> list[Named]:
    """Return the names of people that a model sees sentence by sentence, whatever the rest of the report names."""
    return _reading(analysis, around_of(analysis.tokens, known), model, model.moves)


def around_of(tokens: Sequence[Token], known: Sequence[Named], echoes: Sequence[str] | None = None) -> Around:
    """Return what is known of each word from `known` names, and its `echoes` where the report was read before."""
    unread = [UNREAD] * len(tokens)
    return Around(marks_of(len(tokens), known), kinds_of(tokens, known), unread if echoes is None else echoes)


def _reading(analysis: Analysis, around: Around, model: NameModel, moves: Sequence[_Row]) -> list[Named]:
    found: list[Named] = []
    for sentence in analysis.sentences:
        scores = model.scores(analysis.tokens, sentence, around)
        words = analysis.tokens[sentence.first : sentence.last]
        rows = [_begins(row) if word.conjunction else row for row, word in zip(scores, words, strict=True)]
        labels = best_path(rows, moves)
        found += [("PERS", sentence.first + first, sentence.first + last) for first, last in stretches(labels)]
    return found


def _begins(row: _Row) -> _Row:
    """Return the scores of a word that و or ف joins to what is before it: no name goes on with one."""
    return row[0], row[1], _NEVER


def marks_of(length: int, names: Iterable[Named]) -> list[str]:
    """Return for each of `length` tokens which name begins ("BP") or goes on ("IP") there, "O" for none."""
    marks = ["O"] * length
    for kind, first, last in names:
        marks[first:last] = [f"B{kind[0]}", *[f"I{kind[0]}"] * (last - first - 1)]
    return marks


def kinds_of(tokens: Sequence[Token], names: Iterable[Named]) -> dict[str, str]:
    """Return the type of the first name that each stem stands in."""
    kinds: dict[str, str] = {}
    for kind, first, last in names:
        for token in tokens[first:last]:
            if token.kind == "word":
                kinds.setdefault(token.stem, kind)
    return kinds


def best_path(scores: Sequence[_Row], moves: Sequence[_Row]) -> list[str]:
    """Return the label of each word in the best sequence; no name goes on where none began."""
    totals: _Row = (0.0, 0.0, _NEVER)
    came: list[list[int]] = []
    for place, row in enumerate(scores):
        reach = [[totals[a] + (moves[a][b] if place else 0.0) for a in range(3)] for b in range(3)]
        if place:
            reach[2][0] = _NEVER
        best = [options.index(max(options)) for options in reach]
        came.append(best)
        o, b, i = (reach[label][best[label]] + row[label] for label in range(3))
        totals = (o, b, i if place else _NEVER)
    return _trace(came, totals.index(max(totals)))


def _trace(came: Sequence[Sequence[int]], at: int) -> list[str]:
    labels: list[str] = []
    for best in reversed(came):
        labels.append(LABELS[at])
        at = best[at]
    return labels[::-1]


def stretches(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches `[first, last)` that a B and the I behind it make."""
    first = -1
    for place, label in enumerate((*labels, "O")):
        if label != "I":
            if first >= 0:
                yield first, place
            first = place if label == "B" else -1


def _sum(rows: Iterable[_Row]) -> _Row:
    o = b = i = 0.0
    for row in rows:
        o, b, i = o + row[0], b + row[1], i + row[2]
    return o, b, i


# --- weights ----------------------------------------------------------------------------------------------


def model_of(weights: Mapping[str, float], usage: Mapping[str, int]) -> NameModel:
    """Return the model of weights named "cue|LABEL", "A>B" for labels in a row, and runs of letters.

    `usage` says how often news use each folded form (`waqai.language.counts.usage`).
    """
    cues: dict[str, list[float]] = {}
    moves = [[0.0] * 3 for _ in LABELS]
    letters = {name: weight for name, weight in weights.items() if name.startswith(LETTERS)}
    for name in weights.keys() - letters.keys():
        cue, _, label = name.rpartition("|")
        if cue:
            cues.setdefault(cue, [0.0] * 3)[LABELS.index(label)] = weights[name]
        else:
            before, _, after = label.partition(">")
            moves[LABELS.index(before)][LABELS.index(after)] = weights[name]
    rows = {cue: (row[0], row[1], row[2]) for cue, row in cues.items()}
    return NameModel(rows, letters, tuple((row[0], row[1], row[2]) for row in moves), usage)


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights that matter, in order of name; the same input gives the same bytes."""
    lines = [f"{name}\t{value:.3g}\n" for name, value in sorted(weights.items()) if abs(value) >= _SMALLEST]
    path.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


def read_weights(data: bytes) -> dict[str, float]:
    """Return the weights of a file that `write_weights` wrote."""
    fields = lzma.decompress(data).decode().replace("\n", "\t").split("\t")
    return dict(zip(fields[:-1:2], map(float, fields[1::2]), strict=True))


@cache
def shipped_weights() -> Mapping[str, float]:
    """Return the weights that come with the package."""
    return read_weights(resources.files("waqai").joinpath("weights", FILE).read_bytes())
