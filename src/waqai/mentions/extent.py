"""How far a name reaches from its head: construct nouns, agreeing adjectives, quoted names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.cues import relation_words
from waqai.lexicon.frames import frames
from waqai.lexicon.lemmas import singulars
from waqai.lexicon.lookup import find
from waqai.lexicon.names import countries, heads
from waqai.lexicon.numbers import number_forms
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of, words_of
from waqai.model import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.model import Token

_LONGEST = 8
_LONGEST_QUOTE = 6
_OPENING = {"«": "»", "“": "”", '"': '"', "'": "'", "(": ")", "”": "“"}
_CLOSED_CLASSES = (
    "preposition", "conjunction", "coordinator", "subordinator", "relative", "demonstrative", "pronoun", "particle",
    "adverb", "auxiliary", "object_of_people",
)  # fmt: skip
_AGREEING = ("ه", "ي", "ين", "ون", "ات")
_PARTICIPLE = 4
_OF_ADJECTIVES = ("ه", "ي", "يين", "يون")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


def reach(tokens: Sequence[Token], head: int, stop: int) -> int:
    """Return the token after the noun phrase that starts with its head noun at `head`, at most `stop`.

    The phrase goes on through nouns and adjectives; it ends before a conjunction, a preposition (but for li
    before the last name of a chain), a verb, a relative pronoun or a mark other than a quotation.
    """
    index, last = head + 1, min(stop, head + _LONGEST)
    while index < last:
        step = _quoted(tokens, index, last) or _continues(tokens, head, index)
        if not step:
            break
        index += step
    return index


def with_patron(tokens: Sequence[Token], end: int, stop: int) -> int:
    """Return the token after him whom a phrase follows by its last word (القوات الموالية | للحكومة), or `end`."""
    if end >= stop or not _of_allegiance(tokens[end - 1]):
        return end
    patron = end + (tokens[end].upos == "ADP")
    led = patron < stop and tokens[patron].kind == "word" and (patron > end or tokens[end].preposition in {"ل", "ب"})
    return reach(tokens, patron, stop) if led and tokens[patron].upos in _NOMINAL else end


def _of_allegiance(token: Token) -> bool:
    words = relation_words().get(token.stem, ())
    return token.upos == "ADJ" and any(
        word.relation == "affiliated_with" and word.form.part != "verb" for word in words
    )


def _quoted(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return how many tokens a short quoted name takes, its marks included; 0 where there is none."""
    closing = _OPENING.get(tokens[index].plain)
    if closing is None or _closes(tokens, index) or not _begins_name(tokens, index + 1, stop):
        return 0
    for end in range(index + 2, min(stop, index + _LONGEST_QUOTE + 2)):
        if tokens[end].kind == "punct":
            return end - index + 1 if tokens[end].plain in {closing, tokens[index].plain} else 0
    return 0


def _begins_name(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a quotation may hold a name, and not what somebody said ("سترد بقوة", «بالعودة إلى المدن»)."""
    if index >= stop:
        return False
    token = tokens[index]
    return not (token.upos == "VERB" and token.tense == "present") and not (token.preposition and token.definite)


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark that may open a quotation closes one that opened a few words before it."""
    mark = tokens[index].plain
    near = [token.plain for token in tokens[max(0, index - _LONGEST_QUOTE) : index]]
    if mark == "”":
        return "“" in near
    return mark in {'"', "'"} and near.count(mark) % 2 == 1


def _continues(tokens: Sequence[Token], head: int, index: int) -> int:
    """Return 1 where the word at `index` goes on with the name that `head` opens, else 0."""
    token, before = tokens[index], tokens[index - 1]
    if "number" in {token.kind, before.kind}:
        return _numbered(token, before)
    complete = before.suffix or (before.kind == "punct" and token.upos != "ADJ")
    outside = token.kind not in {"word", "latin"} or token.conjunction or complete
    if outside or token.fold in closed_words() or (token.upos not in _NOMINAL and not token.definite):
        return 0
    if token.preposition:
        linked = token.preposition == "ل" and token.definite and index == head + _linked(tokens, head)
        return int(linked and heads().get(("ال" + token.stem,)) is None)
    if _parts(token, before) or begins_object(tokens, head, index):
        return 0
    if _behind_adjective(token, before) or (token.definite and opens_another(tokens, index)):
        return 0
    attributive = before.definite == token.definite and (token.upos == "ADJ" or token.definite)
    return int(not attributive or any(_may_agree(noun, token) for noun in tokens[head:index]))


def _numbered(token: Token, before: Token) -> int:
    """Return 1 where a number goes on with a unit, or its arm with the number (اللواء 45 مشاة), else 0."""
    if token.kind == "number":
        return int(before.stem in folded_words_of("numbered_unit"))
    return int(token.stem in folded_words_of("arm_of_unit"))


def _parts(token: Token, before: Token) -> bool:
    """Whether the forms of two words alone keep them apart: definite before indefinite, no construct, a number."""
    counts = token.upos == "NUM" and token.fold not in folded_words_of("two")
    if not token.definite and (before.definite or counts):
        return True
    return cannot_govern(before) and (token.definite or token.upos == "NOUN") and token.plain[-2:] != before.plain[-2:]


def _may_agree(noun: Token, adjective: Token) -> bool:
    """Whether an adjective may belong to a noun by what their endings say: not دورية to مسلحون, nor مسلحون to فرقة.

    A form that ends in ين may be the genitive of an indefinite noun; broken plurals, numerals (المهاجمون الثلاثة) and
    forms without such an ending say nothing.
    """
    if noun.kind == "punct" or not noun.number or not adjective.number or adjective.stem in singulars():
        return True
    if noun.stem in singulars() or adjective.fold in number_forms():
        return True
    if adjective.gender == "f" and adjective.number == "s":
        return noun.gender == "f"
    if adjective.gender == "m" and adjective.number == "p":
        plural = noun.gender == "m" and noun.number != "s"
        return plural or (not adjective.definite and adjective.plain.endswith("ين"))
    return True


def _behind_adjective(token: Token, before: Token) -> bool:
    """Whether a noun stands behind an adjective, and so outside the name (القوات الحكومية | الطرق).

    The tagger takes some adjectives for nouns: endings that adjectives share (ة, and ي of relation) count as theirs,
    but not behind the adjective of a country that lacks the article of the word (ضباط روس | الجولة).
    """
    if token.definite and not before.definite and before.upos == "ADJ" and countries().get((before.stem,)):
        return True
    return token.upos == "NOUN" and before.upos == "ADJ" and not token.stem.endswith(_OF_ADJECTIVES)


def opens_another(tokens: Sequence[Token], index: int) -> bool:
    """Whether a definite noun behind a definite word heads a name of its own (الحكومة الأوكرانية | الانفصاليين).

    Behind the adjective of a country every noun does (رفضت الحكومة السودانية | العرض), elsewhere one that looks like no
    adjective (أعلن التنظيم | القيام به).
    """
    token, before = tokens[index], tokens[index - 1]
    if _another_group(tokens, index):
        return True
    if not before.definite or token.upos != "NOUN":
        return False
    headed = find(heads(), tokens, index, len(tokens)) is not None
    return headed or _of_a_country(before) or not _looks_like_adjective(token.stem)


def begins_object(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether a definite word behind a definite one is what a verb acts on, and no attribute (رفض الجيش | الهدنة).

    It names an event or a thing, or differs in gender or number from the masculine noun right before it, the `head` of
    the name. An adjective in ي names neither.
    """
    token, before = tokens[index], tokens[index - 1]
    if not (token.definite and before.definite) or token.prefixes[:-1] or token.stem.endswith(("ي", "يه")):
        return False
    if _is_thing(token.stem):
        return True
    differs = token.gender == "f" or token.number == "p"
    return index == head + 1 and differs and before.stem in folded_words_of("masculine_head")


@cache
def _is_thing(stem: str) -> bool:
    """Whether a folded word names an event or a thing; what looks like a feminine participle may describe."""
    if stem in folded_words_of("thing"):
        return True
    describes = (stem.startswith("م") and stem.endswith("ه")) or stem in folded_words_of("describing")
    return not describes and any(word.form.part == "masdar" for word in frames().get(stem, ()))


def _another_group(tokens: Sequence[Token], index: int) -> bool:
    """Whether a known group, named by its members, stands behind a noun that is no plural (دعا التحالف | الحوثيين)."""
    token, before = tokens[index], tokens[index - 1]
    plural = before.number == "p" or before.stem in singulars()
    return token.number == "p" and not plural and find(actors(), tokens, index, len(tokens)) is not None


def _looks_like_adjective(stem: str) -> bool:
    """Whether a folded word has the ending of an adjective, the shape of a participle, or is a broken plural."""
    participle = (stem.startswith("م") and len(stem) >= _PARTICIPLE) or (len(stem) == _PARTICIPLE and stem[1] == "ا")
    return participle or stem in singulars() or stem.endswith(_AGREEING)


def _of_a_country(token: Token) -> bool:
    found = countries().get(("ال" + token.stem,)) if token.upos == "ADJ" else None
    return found is not None and found.part == "nisba"


def cannot_govern(token: Token) -> bool:
    """Whether an indefinite plural keeps its nun or a noun its tanwin, so that no genitive can follow."""
    if token.definite:
        return False
    return token.plain.endswith("ون") or (token.upos == "ADJ" and token.plain.endswith("ين"))


def is_complete(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adjective with its article ends the office before an indefinite word (المبعوث الأممي | قائد الجيش)."""
    before, token = tokens[index - 1], tokens[index]
    return before.definite and before.upos == "ADJ" and not token.definite and not token.prefixes


def _linked(tokens: Sequence[Token], head: int) -> int:
    """Return how far from the head a li-phrase may stand: after an adjective of the head (الأمين العام للأمم)."""
    return 2 if head + 1 < len(tokens) and tokens[head + 1].definite else 1


def is_closed(token: Token) -> bool:
    """Whether the word as printed, hamza and all, is a function word (أمام, unlike إمام)."""
    return token.plain in _closed_spellings()


@cache
def _closed_spellings() -> frozenset[str]:
    return frozenset(word for word in words_of(*_CLOSED_CLASSES) if " " not in word)


@cache
def closed_words() -> frozenset[str]:
    """Return the folded function words that never stand inside a name."""
    return frozenset(fold(word) for word in words_of(*_CLOSED_CLASSES) if " " not in word)
