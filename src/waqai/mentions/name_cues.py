"""What a word and its neighbours say of whether it is part of a person's name, as short texts that have weights.

No cue is a name: a word itself is one only where news use it often and no list of names holds it, so that what is
learned travels to names that nobody has met.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.cues import reporting_words
from waqai.lexicon.frames import frames
from waqai.lexicon.names import (
    countries,
    family_names,
    given_names,
    heads,
    name_particles,
    ordinary_names,
    titles,
)
from waqai.lexicon.places import area_words, shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.extent import closed_words
from waqai.model import Sentence, Token

#: A cue whose name begins so weighs a run of letters in the spelling of names, and stands for no token.
LETTERS: Final = "~"
_LONGEST_RUN: Final = 4
#: From how many occurrences in news on a word is a cue by itself, and beside others.
_OFTEN, _KNOWN = 20, 10
_LONGEST: Final = 8
_RAREST: Final = 10
_SCORES: Final = (-4, 3)
#: The echo of every word in a first reading.
UNREAD: Final = "0"
_TELLING_MARKS: Final = frozenset('«»"“”،.:()-؛')


class Profile(NamedTuple):
    """What a printed word says of itself, and of the words after, before, and two off; `sign` sums it up."""

    own: tuple[str, ...]
    onward: tuple[str, ...]
    back: tuple[str, ...]
    far_onward: tuple[str, ...]
    far_back: tuple[str, ...]
    sign: str


def letter_runs(word: str) -> frozenset[str]:
    """Return the runs of one to four letters of a folded word, its ends marked, as names of weights."""
    marked = f"^{word}$"
    lengths = range(1, _LONGEST_RUN + 1)
    return frozenset(LETTERS + marked[at : at + n] for n in lengths for at in range(len(marked) - n + 1))


@cache
def name_parts() -> frozenset[str]:
    """Return every folded word that a listed name has; of family names those that are no word of the lexicon."""
    families = {part for name in family_names() for part in name.split()}
    return frozenset(part for name in given_names() for part in name.split()) | {
        part for part in families if not _is_word(part)
    }


def _is_word(part: str) -> bool:
    key = (part,)
    known = heads().get(key) or titles().get(key) or countries().get(key)
    return bool(known) or part in frames() or part in area_words() or part in closed_words()


def spelling(word: str, weights: Mapping[str, float]) -> int:
    """Return how much a folded word is spelt like a name, in steps from -4 to 3."""
    score = weights.get(LETTERS, 0.0) + sum(weights.get(run, 0.0) for run in letter_runs(word))
    low, high = _SCORES
    return max(low, min(high, round(score)))


def profile_of(
    token: Token, letters: Mapping[str, float], usage: Mapping[str, int], *, hidden: bool = False
) -> Profile:
    """Return the profile of a token: `letters` weigh spellings, `usage` says how often news use a folded form.

    `hidden` passes over what the lexicon and the counts know of it.
    """
    if token.kind != "word":
        mark = token.plain if token.plain in _TELLING_MARKS else token.kind
        return _profile((f"k={mark}",), (f"k={mark}",), (f"k={mark}",), mark)
    word = ("ال" if token.definite else "") + token.stem
    known = () if hidden else _classes(token, word)
    sign = "".join(("D", *known) if token.definite else known) or "-"
    often = 0 if hidden else max(usage.get(form, 0) for form in token.keys)
    spelt = f"n{spelling(word, letters)}"
    said = word if not hidden and word not in name_parts() else ""
    outer = "".join(prefix for prefix in token.prefixes if prefix != "ال")
    shared = (f"sig={sign}", f"sp={sign}|{outer}", *(f"fl={name}" for name in known))
    own = (*shared, *_letters(token.stem), *_weighed(often, spelt, sign), f"pre={outer}", f"suf={token.suffix}")
    near = (*shared, spelt, f"s2={token.stem[-2:]}", *_word(said, often, _KNOWN))
    far = (f"sig={sign}", *_word(said, often, _OFTEN))
    return _profile((*own, *_word(said, often, _OFTEN)), near, far, sign if known else sign + spelt)


def _profile(own: tuple[str, ...], near: tuple[str, ...], far: tuple[str, ...], sign: str) -> Profile:
    onward, back = (tuple([side + cue for cue in near]) for side in ("-1", "+1"))
    far_onward, far_back = (tuple([side + cue for cue in far]) for side in ("-2", "+2"))
    return Profile(own, onward, back, far_onward, far_back, sign)


def _word(word: str, often: int, least: int) -> tuple[str, ...]:
    return (f"w={word}",) if word and often >= least else ()


def _letters(stem: str) -> Iterator[str]:
    yield f"len={min(len(stem), _LONGEST)}"
    for length in (1, 2, 3):
        if len(stem) >= length:
            yield from (f"p{length}={stem[:length]}", f"s{length}={stem[-length:]}")


def _weighed(often: int, spelt: str, sign: str) -> Iterator[str]:
    rare = f"f{min(int(math.log2(often + 1)), _RAREST)}"
    yield from (spelt, rare, f"{spelt}|{sign}", f"{rare}|{spelt}", f"{rare}|{sign}")


@lru_cache(maxsize=1 << 16)
def _known_as(word: str, stem: str, fold_: str) -> tuple[str, ...]:
    parts, key = name_parts(), (word,)
    country, actor = countries().get(key), actors().get(key)
    found = {
        "G": word in parts and stem not in ordinary_names(),
        "O": word in parts and stem in ordinary_names(),
        "g": word not in parts and stem in parts,
        "P": word in name_particles(),
        f"C{country.part[0]}" if country else "": country is not None,
        f"A{actor.kind.value[0]}" if actor else "": actor is not None,
        "Z": shipped_gazetteer().get(key) is not None,
        "H": heads().get(key) is not None,
        "T": titles().get(key) is not None,
        "a": stem in area_words(),
        "R": stem in reporting_words(),
        "F": stem in frames() and stem not in reporting_words(),
        "t": fold_ in calendar_forms(),
        "S": stem in folded_words_of("sport"),
    }
    return tuple([name for name, holds in found.items() if holds])


def _classes(token: Token, word: str) -> tuple[str, ...]:
    return _known_as(word, token.stem, token.fold)


class Around(NamedTuple):
    """What is known of the words of a report before it is read for names: a value for each token, or each stem.

    `marks` says which name the rules see there ("BP", "IP", … or "O"), `kinds` what a stem names anywhere in the
    report, `echoes` what a first reading found under the same word elsewhere (`echoes_of`, or UNREAD for each token).
    """

    marks: Sequence[str]
    kinds: Mapping[str, str]
    echoes: Sequence[str]


def echoes_of(tokens: Sequence[Token], people: Iterable[tuple[str, int, int]]) -> list[str]:
    """Return for each token how `people` name somebody by the same word elsewhere.

    Letters for its places there (1 alone, F first, L last), then how many of its other occurrences are names (a all,
    h half and more, l fewer); "r" where it occurs again without naming anybody, "" where it does not.
    """
    keys = [(token.stem, token.definite) if token.kind == "word" else None for token in tokens]
    often = Counter(keys)
    places: dict[tuple[str, bool] | None, list[tuple[int, str]]] = {}
    starts = [-1] * len(tokens)
    for _, first, last in people:
        starts[first:last] = [first] * (last - first)
        for at in range(first, last):
            role = "1" if last - first == 1 else "F" if at == first else "L" if at == last - 1 else ""
            places.setdefault(keys[at], []).append((first, role))
    return [
        _echo([role for first, role in places.get(key, ()) if first != starts[at]], often[key] - 1) if key else ""
        for at, key in enumerate(keys)
    ]


def _echo(roles: Sequence[str], others: int) -> str:
    if not roles:
        return "r" if others else ""
    share = "a" if len(roles) >= others else "h" if len(roles) * 2 >= others else "l"
    return "".join(sorted(set(roles))) + share


def context_cues(
    tokens: Sequence[Token], sentence: Sentence, around: Around, signs: Sequence[str]
) -> Iterator[list[str]]:
    """Yield for each word of a sentence what stands around it: word classes, signatures, and what was found before.

    `signs` are the signatures of the words of this sentence.
    """
    last = sentence.last - sentence.first - 1
    classes = ["^", *(token.upos for token in tokens[sentence.first : sentence.last]), "$"]
    found = ["^", *around.marks[sentence.first : sentence.last], "$"]
    heard = ["^", *around.echoes[sentence.first : sentence.last], "$"]
    for at, sign in enumerate(signs):
        before, here, after = classes[at : at + 3]
        left, mark, right = found[at : at + 3]
        echo = heard[at + 1]
        yield [
            f"u={here}", f"u|sig={here}|{sign}",
            f"u<{before}~{here}", f"u>{here}~{after}", f"u<>{before}~{here}~{after}",
            f"<{signs[at - 1] if at else '^'}~{sign}", f">{sign}~{signs[at + 1] if at < last else '$'}",
            f"r={mark}", f"r<{left}{mark}", f"r>{mark}{right}", f"r<>{left}{mark}{right}", f"r|s={mark}|{sign}",
            f"r|u={mark}|{here}", f"d={around.kinds.get(tokens[sentence.first + at].stem, '')}|{mark}",
            f"e={echo}", f"e|r={echo}|{mark}", f"e|u={echo}|{here}", f"e<{heard[at]}~{echo}",
            f"e>{echo}~{heard[at + 2]}",
        ]  # fmt: skip
