"""Word classes (UPOS) of the words of a sentence: a linear-chain model over cues of each form.

What a form says by itself is worked out once and kept, already reduced to the few classes it can have, so that a
sentence costs little more than a walk over its ambiguous words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import add
from typing import Final, TypeAlias

from waqai.language.closed import possible_classes, settled_class
from waqai.language.cues import near_cues, own_cues, signature
from waqai.language.weights import shipped_weights
from waqai.language.words import Form, form_of, mark_form
from waqai.lexicon.words import words_of
from waqai.model.values import value
from waqai.scorer import Features, LinearModel, Panel

NAME: Final = "classes.txt.xz"
CLASSES: Final = (
    "NOUN", "ADJ", "PROPN", "VERB", "AUX", "ADV", "NUM", "DET", "PRON", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT",
)  # fmt: skip
#: A class whose score lies further below the best of its word than this is not considered.
_BEAM: Final = 6.5
_SURE: Final = 5.0
_ROOT: Final = 3
_PLACE: Final = {name: index for index, name in enumerate(CLASSES)}
#: A number for each class.
_Row: TypeAlias = tuple[float, ...]
#: A printed word, number or mark, and its kind.
Word: TypeAlias = tuple[str, str]
#: How many profiles are kept, or a little more.
_KEPT: Final = 1 << 16
#: What the names of near cues begin with, by whom they bear on: the next word or the one before.
_ONWARD: Final = "-1"
_BACK: Final = "+1"
#: What the names of all cues begin with that are not own cues of words.
_BESIDE: Final = (_ONWARD, _BACK, "<", ">")
_EMPTY: Final[_Row] = (0.0,) * len(CLASSES)
_APART: Final = (_EMPTY, _EMPTY)


@value(frozen=True, slots=True)
class Profile:
    """What one printed form says of word classes, its own (`options`, `scores`) and its neighbours'.

    `options` are indices into CLASSES and `scores` go with them; `onward` adds to the classes of the next word,
    `back` to the word before; `sign` is its signature.
    """

    form: Form
    options: tuple[int, ...]
    scores: tuple[float, ...]
    onward: _Row
    back: _Row
    sign: str


class _NearCues(dict[tuple[str, ...], _Row]):
    """What near cues add together to each class; each sum is kept, as many words say the same of their neighbours."""

    def __init__(self, cues: Mapping[str, _Row]) -> None:
        super().__init__()
        self._cues = cues

    def __missing__(self, known: tuple[str, ...]) -> _Row:
        self[known] = row = _sum(self._cues, known)
        return row

    def of(self, cues: Iterable[str]) -> _Row:
        """Return what these cues add to each class."""
        return self[tuple(filter(self._cues.__contains__, cues))]


@value(frozen=True, slots=True)
class Model:
    """Trained weights: what a cue adds to each class, and `moves[b][a]` from class a to the next class b.

    `own` weighs the own cues of words, class by class; `onward` and `back` what near cues say of the next word and of
    the word before. `pairs` hold what two signatures in a row add to the second, and to the first of the two words.
    """

    own: Panel
    onward: _NearCues
    back: _NearCues
    moves: tuple[_Row, ...]
    first: _Row
    last: _Row
    pairs: Mapping[tuple[str, str], tuple[_Row, _Row]]


def model_of(weights: Mapping[str, float]) -> Model:
    """Return the model whose weights are named "cue|CLASS", and "A>B" for two classes in a row."""
    sparse: dict[str, dict[int, float]] = {}
    moves = [[0.0] * len(CLASSES) for _ in CLASSES]
    for name, weight in weights.items():
        cue, _, upos = name.rpartition("|")
        if cue:
            sparse.setdefault(cue, {})[_PLACE[upos]] = weight
        else:
            before, _, after = upos.partition(">")
            moves[_PLACE[after]][_PLACE[before]] = weight
    cues = {cue: tuple([row.get(place, 0.0) for place in range(len(CLASSES))]) for cue, row in sparse.items()}
    own = {cue: row for cue, row in cues.items() if not cue.startswith(_BESIDE)}
    return Model(
        own=Panel([LinearModel(0.0, {cue: row[place] for cue, row in own.items()}) for place in range(len(CLASSES))]),
        onward=_bearing(cues, _ONWARD),
        back=_bearing(cues, _BACK),
        moves=tuple(map(tuple, moves)),
        first=_sum(cues, ["BOS"]),
        last=_sum(cues, ["EOS"]),
        pairs=_pairs(cues),
    )


def _bearing(cues: Mapping[str, _Row], prefix: str) -> _NearCues:
    return _NearCues({cue.removeprefix(prefix): row for cue, row in cues.items() if cue.startswith(prefix)})


def _pairs(cues: Mapping[str, _Row]) -> dict[tuple[str, str], tuple[_Row, _Row]]:
    named = {name[1:] for name in cues if name[0] in "<>" and "~" in name}
    rows = {name: (_sum(cues, ["<" + name]), _sum(cues, [">" + name])) for name in named}
    return {(first, second): rows[name] for name in named for first, _, second in (name.partition("~"),)}


@cache
def shipped_model() -> Model | None:
    """Return the model that comes with the package, None where its file is absent."""
    weights = shipped_weights(NAME)
    return model_of(weights) if weights else None


def _sum(cues: Mapping[str, _Row], names: Iterable[str]) -> _Row:
    return tuple(map(sum, zip(_EMPTY, *filter(None, map(cues.get, names)), strict=True)))


@cache
def kept_profiles() -> dict[Word, Profile]:
    """Return the profiles made so far."""
    return {}


def profiles_of(words: Sequence[Word]) -> list[Profile]:
    """Return the profiles of printed words, numbers and marks; those of new ones are made together, and kept."""
    kept = kept_profiles()
    if len(kept) > _KEPT:
        kept.clear()
    found = list(map(kept.get, words))
    new = list(dict.fromkeys([word for word, profile in zip(words, found, strict=True) if profile is None]))
    kept.update(zip(new, _made(new), strict=True))
    return [profile or kept[word] for word, profile in zip(words, found, strict=True)]


def _made(words: Sequence[Word]) -> list[Profile]:
    forms = [form_of(printed) if kind == "word" else mark_form(printed) for printed, kind in words]
    kinds = [kind for _, kind in words]
    settled = list(map(settled_class, forms, kinds))
    model = shipped_model()
    if model is None:
        return [
            Profile(form, (_PLACE[upos],) if upos else (), (), _EMPTY, _EMPTY, "")
            for form, upos in zip(forms, settled, strict=True)
        ]
    near, signs = list(map(near_cues, forms, kinds)), map(signature, forms, kinds)
    onward, back = map(model.onward.of, near), map(model.back.of, near)
    own = [() if upos else own_cues(form, kind) for form, kind, upos in zip(forms, kinds, settled, strict=True)]
    scores = model.own.scores([Features(cues, ()) for cues in own])
    return list(map(_profile, forms, settled, scores, onward, back, signs))


def _profile(form: Form, settled: str, scores: Sequence[float], onward: _Row, back: _Row, sign: str) -> Profile:
    if settled:
        return Profile(form, (_PLACE[settled],), (0.0,), _before_verb(form, settled, onward), back, sign)
    possible = {_PLACE[name] for name in possible_classes(form)}
    least = max([scores[i] for i in possible]) - _BEAM
    options = tuple([i for i in sorted(possible) if scores[i] >= least])
    return Profile(form, options, tuple([scores[i] for i in options]), onward, back, sign)


def _before_verb(form: Form, upos: str, onward: _Row) -> _Row:
    """Return what a closed word adds to the next, with what grammar says of verbs: after لم always, after في never."""
    if form.suffix:
        return onward
    verb = _PLACE["VERB"]
    if form.core in words_of("before_verb"):
        return tuple(score + _SURE * (place == verb) for place, score in enumerate(onward))
    if upos == "ADP" and form.core not in words_of("relative_loose", "before_any_class"):
        return tuple(score - _SURE * (place == verb) for place, score in enumerate(onward))
    return onward


def tag(profiles: Sequence[Profile]) -> list[str]:
    """Return the likeliest sequence of word classes of one sentence."""
    model = shipped_model()
    if model is None:
        return _tag_by_rule(profiles)
    tags: list[str] = []
    index, last = 0, len(profiles)
    while index < last:
        options = profiles[index].options
        if len(options) == 1:
            tags.append(CLASSES[options[0]])
            index += 1
            continue
        end = index + 1
        while end < last and len(profiles[end].options) > 1:
            end += 1
        tags.extend(CLASSES[i] for i in _best_path(model, profiles, index, end))
        index = end
    return tags


def _best_path(model: Model, profiles: Sequence[Profile], first: int, last: int) -> list[int]:
    """Return the best classes of the ambiguous words `[first, last)`; the words around them are settled."""
    path: list[tuple[tuple[int, ...], list[int]]] = []
    olds: tuple[int, ...] = profiles[first - 1].options if first else ()
    totals = [0.0]
    for index, local in zip(range(first, last), _scores(model, profiles, first, last), strict=True):
        options = profiles[index].options
        came, totals = _step(model, totals, olds, options, local)
        path.append((options, came))
        olds = options
    if last < len(profiles):
        into = model.moves[profiles[last].options[0]]
        totals = [total + into[c] for total, c in zip(totals, olds, strict=True)]
    return _trace(path, totals.index(max(totals)))


def _step(
    model: Model, totals: list[float], olds: tuple[int, ...], options: tuple[int, ...], local: list[float]
) -> tuple[list[int], list[float]]:
    """Return for each class of a word from where it is best reached, and the score of the path up to it."""
    moves = model.moves
    if len(olds) <= 1:
        before = [moves[c][olds[0]] for c in options] if olds else [model.first[c] for c in options]
        return [0] * len(options), [totals[0] + move + own for move, own in zip(before, local, strict=True)]
    came, fresh = [], []
    for c, own in zip(options, local, strict=True):
        reach = list(map(add, totals, map(moves[c].__getitem__, olds)))
        best = max(reach)
        came.append(reach.index(best))
        fresh.append(best + own)
    return came, fresh


def _scores(model: Model, profiles: Sequence[Profile], first: int, last: int) -> Iterator[list[float]]:
    """Yield the scores of the classes of each word of `[first, last)`: its own, and what its neighbours add."""
    onward, ahead = _EMPTY, _EMPTY
    if first:
        left = profiles[first - 1]
        onward, ahead = left.onward, model.pairs.get((left.sign, profiles[first].sign), _APART)[0]
    for index in range(first, last):
        this = profiles[index]
        back, behind, after = model.last, _EMPTY, _EMPTY
        if index + 1 < len(profiles):
            right = profiles[index + 1]
            back, (after, behind) = right.back, model.pairs.get((this.sign, right.sign), _APART)
        yield [
            own + onward[c] + ahead[c] + back[c] + behind[c] for c, own in zip(this.options, this.scores, strict=True)
        ]
        onward, ahead = this.onward, after


def _trace(path: Sequence[tuple[tuple[int, ...], list[int]]], at: int) -> list[int]:
    found: list[int] = []
    for options, came in reversed(path):
        found.append(options[at])
        at = came[at] if came else 0
    found.reverse()
    return found


def _tag_by_rule(profiles: Sequence[Profile]) -> list[str]:
    tags: list[str] = []
    for profile in profiles:
        tags.append(CLASSES[profile.options[0]] if profile.options else _guess(profile.form, tags))
    return tags


def _guess(form: Form, before: Sequence[str]) -> str:
    prefixes, stem = form.prefixes, form.stem
    if "ال" in prefixes:
        return "ADJ" if before and before[-1] in {"NOUN", "ADJ"} and stem.endswith(("ي", "يه")) else "NOUN"
    if "س" in prefixes or (stem[0] == "ي" and len(stem) > _ROOT) or form.plain.endswith("وا"):
        return "VERB"
    opening = not before or before[-1] in {"PUNCT", "SCONJ", "PART"} or (form.plain[0] in "وف" and bool(prefixes))
    past = stem.endswith("ت") or (len(stem) in {_ROOT, _ROOT + 1} and stem[-1] != "ه")
    if opening and past and not set(prefixes) & {"ب", "ك"}:
        return "VERB"
    return "ADJ" if stem.endswith(("ي", "يه")) and before and before[-1] == "NOUN" else "NOUN"
