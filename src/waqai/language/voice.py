"""Active or passive: what an unvowelled verb and the words around it say, as a probability.

It is worked out on demand, for one verb; nothing else in the room waits for it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple
from unicodedata import combining

from waqai.language.counts import shipped_counts
from waqai.lexicon.names import heads
from waqai.lexicon.verbs import verbs
from waqai.lexicon.words import folded_words_of
from waqai.model import Analysis, Token, fold
from waqai.scorer import LinearModel

NAME: Final = "voice.json"
_REACH: Final = 9  # words behind a verb in which its subject, its object and its agent are looked for
_VERBS: Final = {"VERB", "AUX"}
_CLOSES: Final = {"VERB", "AUX", "SCONJ"}
_NOMINAL: Final = {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"}
_NO_ARGUMENT: Final = {"ADP", "mark", "end", "ADV", "PART"}
_WEAK: Final = frozenset("اأوىيئتس")
_PRONOUNS: Final = ("ه", "ها", "هم")
_OFTEN, _SOME = 0.1, 0.01
_U: Final = "\u064f"
_TAIL: Final = 2


class Voice(NamedTuple):
    """A reading of a verb: "active" or "passive", and how likely it is, in [0, 1]."""

    name: str
    probability: float


def voices(analysis: Analysis, index: int) -> tuple[Voice, ...]:
    """Return the two readings of the verb at token `index`, the one to be believed first; () where it is no verb."""
    token = analysis.tokens[index]
    if token.upos not in _VERBS:
        return ()
    if token.tense == "past" and passive_vowel(token.stem_span.of(analysis.text)):
        return Voice("passive", 1.0), Voice("active", 0.0)
    model = shipped_model()
    passive = model.probability(voice_features(analysis, index))
    readings = Voice("passive", passive), Voice("active", 1.0 - passive)
    return readings if passive >= model.threshold else readings[::-1]


def passive(analysis: Analysis, index: int) -> str:
    """Return whether the verb at token `index` is a passive: "sure" by its vowel, "likely" by its words, or ""."""
    readings = voices(analysis, index)
    if not readings or readings[0].name != "passive":
        return ""
    return "sure" if readings[0].probability == 1.0 else "likely"


def passive_vowel(stem: str) -> bool:
    """Whether a past form is printed with the vowel u of the passive: before its last two letters (قُتل، اعتُقل).

    The u of an active stands behind the last letter but one (كبُر) or before the ending of the plural.
    Source: Ryding 2005, ch. 38.
    """
    letters = 0
    left = sum(not combining(letter) for letter in stem) - _TAIL
    for place, letter in enumerate(stem):
        letters += not combining(letter)
        if letter == _U:
            return letters <= left and not stem[place + 1 :].startswith("و")
    return False


@cache
def shipped_model() -> LinearModel:
    """Return the model that comes with the package; without its file every verb is active."""
    path = files("waqai.language").joinpath("weights", NAME)
    if not path.is_file():
        return LinearModel(-30.0, {})
    data = json.loads(path.read_text(encoding="utf-8"))
    return LinearModel(data["bias"], data["weights"], data["threshold"])


class _Around(NamedTuple):
    """The words around a verb, reduced to what matters: see the functions of these names."""

    before: str
    after: str
    arguments: str
    what: str


def voice_features(analysis: Analysis, index: int) -> list[str]:
    """Return what speaks for and against the verb at token `index` being a passive."""
    token = analysis.tokens[index]
    sentence = analysis.sentence_of(index)
    behind = analysis.tokens[index + 1 : min(sentence.last, index + 1 + _REACH)]
    own = _own(token.stem, token.plain, token.tense)
    around = _around(analysis, index, sentence.first, behind)
    form, takes, impersonal = own[:3]
    return [
        *own,
        f"who={token.person}{token.gender}{token.number}",
        f"before={around.before}",
        *(f"after={around.after}|{other}" for other in (form, takes, impersonal, f"{takes}|{around.before}")),
        *(f"arguments={around.arguments}|{other}" for other in (form, takes, around.before, f"{takes}|{token.tense}")),
        f"arguments={around.arguments}|{takes}|{around.before}",
        *(f"what={around.what}|{other}" for other in (takes, around.before, f"{takes}|{around.arguments}")),
        *(f"agent={sure}|{other}" for sure in _agents(behind) for other in ("any", takes)),
    ]


# --- the form ----------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _own(stem: str, plain: str, tense: str) -> tuple[str, ...]:
    """Return what a form says by itself: its voice, what its verb takes, whether that is impersonal, its shape."""
    known = verbs().get(stem, ())
    readings = [reading for reading in known if fold(reading.lemma) == stem] or known  # نقل is hardly "we say"
    spoken = {reading.voice for reading in readings}
    form = "/".join(sorted(spoken)) or "unknown"
    taken = {reading.takes for reading in readings} or {"unknown"}
    return (
        f"form={form}",
        f"takes={taken.pop() if len(taken) == 1 else 'either'}",
        f"impersonal={any(reading.impersonal for reading in readings)}",
        f"shape={tense} {''.join(letter if letter in _WEAK else 'x' for letter in plain.lstrip('و'))}",
        f"joined={_joined(plain)}",
    )


def _joined(word: str) -> str:
    """Return how often the news prints the verb with an object pronoun: what has an object can be passive."""
    get = shipped_counts().get
    share = sum(get(word + pronoun, 0) for pronoun in _PRONOUNS) / (get(word, 0) + 1)
    return "often" if share > _OFTEN else "some" if share > _SOME else "never"


# --- the words around it -----------------------------------------------------------------------------


def _around(analysis: Analysis, index: int, first: int, behind: Sequence[Token]) -> _Around:
    after = _after(behind[0]) if behind else "end"
    heads_behind = [analysis.tokens[head] for head in _arguments(analysis, index, index + 1 + len(behind))]
    if analysis.tokens[index].suffix:
        arguments = "pronoun"
    elif not heads_behind:
        arguments = "none"
    else:
        arguments = "gap" if after in _NO_ARGUMENT else str(min(len(heads_behind), 2))
    what = _what(heads_behind[0]) if heads_behind else "none"
    return _Around(_before(analysis.tokens, first, index), after, arguments, what)


def _before(tokens: Sequence[Token], first: int, index: int) -> str:
    """Return what stands before the verb; negation and قد are passed over."""
    at = index - 1
    while at >= first and tokens[at].upos in {"PART", "AUX"}:
        at -= 1
    if at < first:
        return "start"
    if tokens[index].conjunction:
        return "and"
    token = tokens[at]
    if token.fold in folded_words_of("relative"):
        return "relative"
    if token.upos in _NOMINAL:
        return "definite" if token.definite or token.suffix or token.upos == "PROPN" else "indefinite"
    return "mark" if token.kind == "punct" else token.upos


def _after(token: Token) -> str:
    if token.kind == "punct":
        return "mark"
    if token.preposition:
        return "ADP"
    if token.upos in {"NOUN", "ADJ"}:
        return "definite" if token.definite or token.suffix else "indefinite"
    return token.upos


def _arguments(analysis: Analysis, index: int, stop: int) -> Iterator[int]:
    """Yield the heads of the noun phrases behind a verb that no preposition governs, up to the next clause."""
    phrases, tokens = analysis.phrases, analysis.tokens
    at = bisect_left(phrases, index + 1, key=lambda phrase: phrase.first)
    end = index + 1
    for phrase in phrases[at : at + _REACH]:
        if phrase.first >= stop or any(token.upos in _CLOSES for token in tokens[end : phrase.first]):
            return
        token = tokens[phrase.first]
        if not (phrase.preposition or token.conjunction or token.stem in folded_words_of("measure")):
            yield phrase.head
        end = phrase.last


def _what(token: Token) -> str:
    """Return what a noun names: people, a body that acts, a name, a number, or anything else."""
    head = heads().get((token.stem,))
    if head is not None:
        return "people" if head.form in {"crowd", "toll"} else "body"
    if token.upos in {"PROPN", "NUM"}:
        return token.upos
    return "definite" if token.definite else "thing"


def _agents(behind: Sequence[Token]) -> Iterator[str]:
    """Yield "sure" at the words for "by" (على يد، من قبل), "means" at those for what it was done with or amid."""
    for at, token in enumerate(behind):
        if token.upos in _VERBS:
            return
        pair = f"{token.fold} {behind[at + 1].stem}" if at + 1 < len(behind) else token.fold
        for name, words in (("sure", folded_words_of("agent")), ("means", folded_words_of("means"))):
            if {token.fold, pair} & words:
                yield name
