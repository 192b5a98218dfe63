"""Subject and object of each verb: a linear model ranks the noun phrases that stand around it.

The cues are those a reader has: order, what stands between, agreement, the endings that show case (ون against ين),
definiteness, the verb itself, and whether the phrase is the subject of the verb before. Source: Ryding 2005, ch. 4, 14.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, islice, zip_longest
from typing import Final, NamedTuple, TypeAlias

from waqai.language.argument_cues import of_agreement, of_clauses, of_gap, of_noun, of_order, of_place, of_verb
from waqai.language.weights import shipped_weights
from waqai.lexicon.frames import frames
from waqai.lexicon.names import countries, heads, titles
from waqai.lexicon.words import folded_words_of
from waqai.model.analysis import Phrase, Predicate, Sentence, Token
from waqai.model.values import value
from waqai.scorer import Features, LinearModel, Panel

#: The head words of the subject and the object of a verb as tokens, None where it has none.
Pair: TypeAlias = tuple[int | None, int | None]

NAMES: Final = ("subject.txt.xz", "object.txt.xz")
BIAS: Final = "bias"
_VERBS: Final = frozenset({"VERB", "AUX"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_HEADS: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})
#: How many phrases on each side of a verb are looked at.
_AHEAD: Final = 2
_BEHIND: Final = 3
_LEAST: Final = 5
_QUOTES: Final = frozenset("\"'«»“”‹›")
_SIZES: Final = ("0", "1", "2", "3", "few", "few", "some", "some", "some", "more", "more", "more", "more")


class Option(NamedTuple):
    """A noun that may be an argument of a verb: its token, its phrase by place in the list, and its cues.

    `barred` is "subject" or "object" where its case forbids that, else "".
    """

    head: int
    phrase: int
    cues: Features
    barred: str = ""


@value(frozen=True, slots=True)
class View:
    """A text as this module sees it: running counts of verbs, marks and the like before each token."""

    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    firsts: Sequence[int]
    verbs: Sequence[int]
    marks: Sequence[int]
    relatives: Sequence[int]
    openers: Sequence[int]
    governors: Sequence[int]
    clauses: Sequence[int]

    @classmethod
    def of(cls, tokens: Sequence[Token], sentences: Iterable[Sentence], phrases: Sequence[Phrase]) -> View:
        """Count once, so that what stands between two words is a difference."""
        relative = folded_words_of("relative")
        clauses = [clause[0] for sentence in sentences for clause in sentence.clauses]
        begins = set(clauses)
        return cls(
            tokens=tokens,
            phrases=phrases,
            firsts=[phrase.first for phrase in phrases],
            verbs=_running([t.upos in _VERBS for t in tokens]),
            marks=_running([t.kind == "punct" and t.plain not in _QUOTES for t in tokens]),
            relatives=_running([t.fold in relative for t in tokens]),
            openers=_running([t.upos == "SCONJ" for t in tokens]),
            governors=_running([t.upos == "ADP" or t.preposition != "" for t in tokens]),
            clauses=_running([t.index in begins for t in tokens]),
        )


def _running(flags: Iterable[bool]) -> list[int]:
    return list(accumulate(flags, initial=0))


def find_predicates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> list[Predicate]:
    """Return every verb that is no auxiliary with the head words of its subject and object, in text order.

    A verb may share the subject of the one before it. So the first verbs of all sentences are read together, which is
    faster than one by one, then the second ones, and so on.
    """
    view = View.of(tokens, sentences, phrases)
    choose = _ranked if shipped_weights(NAMES[0]) else _nearest
    verbs = [[at for at in range(one.first, one.last) if tokens[at].upos == "VERB"] for one in sentences]
    found: dict[int, Predicate] = {}
    subjects: list[int | None] = [None] * len(verbs)
    for turn in zip_longest(*verbs):
        those = [(number, verb) for number, verb in enumerate(turn) if verb is not None]
        choices = [options(view, sentences[number], verb, subjects[number]) for number, verb in those]
        for (number, verb), (subject, target) in zip(those, choose(choices, [verb for _, verb in those]), strict=True):
            found[verb] = Predicate(verb, subject, target)
            subjects[number] = subjects[number] if subject is None else subject
    return [found[verb] for verb in chain.from_iterable(verbs)]


def _ranked(choices: Sequence[Sequence[Option]], _verbs: Sequence[int]) -> list[Pair]:
    """Return for each verb the likeliest subject, and of the others the likeliest object; each only if likely."""
    scores = iter(judges().scores(option.cues for each in choices for option in each))
    return [_likeliest(each, list(islice(scores, len(each)))) for each in choices]


def _likeliest(choices: Sequence[Option], scores: Sequence[Sequence[float]]) -> Pair:
    subject = _best("subject", choices, [score[0] for score in scores], None)
    return subject, _best("object", choices, [score[1] for score in scores], subject)


def _best(part: str, choices: Sequence[Option], scores: Sequence[float], taken: int | None) -> int | None:
    able = [(score, -at) for at, score in enumerate(scores) if choices[at].barred != part and choices[at].head != taken]
    score, place = max(able, default=(-1.0, 0))
    return choices[-place].head if score >= 0 else None


@cache
def judges() -> Panel:
    """Return both models, that of subjects first; from 0 up a score names an argument."""
    weights = [shipped_weights(name) for name in NAMES]
    return Panel([LinearModel(each.get(BIAS, 0.0), each) for each in weights])


def _nearest(choices: Sequence[Sequence[Option]], verbs: Sequence[int]) -> list[Pair]:
    """Read by order alone, where there are no weights: the phrases behind a verb are its subject and its object."""
    rows = [[option.head for option in each if option.head > verb] for each, verb in zip(choices, verbs, strict=True)]
    return [(behind[0] if behind else None, behind[1] if len(behind) > 1 else None) for behind in rows]


def options(view: View, sentence: Sentence, verb: int, previous: int | None) -> list[Option]:
    """Return the nouns that may be arguments of a verb, the nearest first, those behind it before those ahead.

    They are the heads of phrases, and the last noun of the phrase right before the verb, whose clause it may begin
    (توقيف شبكة | تهرب السلاح). `previous` is the subject of the verb before it in the sentence, which it may share.
    """
    middle = bisect_left(view.firsts, verb)
    behind = [(view.phrases[at].head, at) for at in _behind(view, sentence, middle)]
    ahead = [(view.phrases[at].head, at) for at in _ahead(view, sentence, middle, verb)]
    ahead[1:1] = _tail(view, ahead[0]) if ahead else ()
    if previous is not None and all(head != previous for head, _ in (*behind, *ahead)):
        ahead.append((previous, _phrase_at(view, previous)))
    token = view.tokens[verb]
    around = _Around(
        verb=verb,
        conjunction=token.conjunction,
        pronoun=token.suffix != "",
        takes=valency(token.stem),
        first_behind=bool(behind) and view.phrases[behind[0][1]].first == verb + 1,
        behind=min(len(behind), 3),
        previous=previous,
        before=_before(view, sentence, verb),
        relative=_after_relative(view, sentence, verb),
    )
    ranked = [(order, *pair) for side in (behind, ahead) for order, pair in _in_order(view, side)]
    return [
        Option(head, at, _cues(view, around, head, at, order), _barred(view.tokens[head], behind=head > verb))
        for order, head, at in ranked
    ]


def _barred(head: Token, *, behind: bool) -> str:
    """Return what case forbids a noun behind a verb: المسلحين is no subject there, المسلحون no object."""
    case = case_of(head) if behind else ""
    return "object" if case == "nominative" else "subject" if case else ""


def _in_order(view: View, side: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each noun with its rank on its side; those joined by و, one behind the other, share one."""
    rank = -1
    for place, (head, at) in enumerate(side):
        phrase = view.phrases[at]
        follows = place > 0 and side[place - 1][1] == at - 1 and view.phrases[at - 1].last == phrase.first
        rank += not (follows and view.tokens[phrase.first].conjunction == "و")
        yield rank, (head, at)


def _tail(view: View, nearest: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the last noun of a phrase where it is not its head."""
    head, at = nearest
    phrase = view.phrases[at]
    for index in range(phrase.last - 1, head, -1):
        if view.tokens[index].upos in _NOUNS:
            yield index, at
            break


def _phrase_at(view: View, index: int) -> int:
    return max(bisect_right(view.firsts, index) - 1, 0)


def _behind(view: View, sentence: Sentence, middle: int) -> list[int]:
    found: list[int] = []
    for at in range(middle, len(view.phrases)):
        phrase = view.phrases[at]
        if phrase.first >= sentence.last or len(found) == _BEHIND:
            break
        if not phrase.preposition and _may_act(view.tokens[phrase.head]):
            found.append(at)
    return found


def _ahead(view: View, sentence: Sentence, middle: int, verb: int) -> list[int]:
    found: list[int] = []
    for at in range(middle - 1, -1, -1):
        phrase = view.phrases[at]
        if phrase.first < sentence.first or len(found) == _AHEAD:
            break
        if _may_act(view.tokens[phrase.head]) and not _held_back(view, phrase, verb):
            found.append(at)
    return found


def _held_back(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether a preposition keeps a definite noun before a verb from being its subject: no relative pronoun follows."""
    head = view.tokens[phrase.head]
    known = head.definite or head.upos == "PROPN"
    return phrase.preposition != "" and known and view.relatives[verb] == view.relatives[phrase.last]


def _may_act(head: Token) -> bool:
    """Whether a word may head a subject or object: a nominal that is no adverb of time (أمس، الخميس)."""
    return head.upos in _HEADS and head.fold not in folded_words_of("time_adverb", "weekday")


class _Around(NamedTuple):
    """What the cues of all phrases around one verb share."""

    verb: int
    conjunction: str
    pronoun: bool
    takes: str
    first_behind: bool
    behind: int
    previous: int | None
    before: str
    relative: bool


def _before(view: View, sentence: Sentence, index: int) -> str:
    """Return what kind of word stands before token `index` in its sentence, particles (قد، لم) and marks left out."""
    at = index - 1
    while at >= sentence.first and (view.tokens[at].upos == "PART" or view.tokens[at].plain in _QUOTES):
        at -= 1
    if at < sentence.first:
        return "start"
    token = view.tokens[at]
    if token.fold in folded_words_of("relative"):
        return "relative"
    return "pronoun" if token.upos == "PRON" or (token.upos == "SCONJ" and token.suffix) else token.upos


def _after_relative(view: View, sentence: Sentence, verb: int) -> bool:
    low = max(sentence.first, verb - 2)
    return view.relatives[verb] > view.relatives[low]


def _cues(view: View, around: _Around, index: int, at: int, order: int) -> Features:
    phrase, verb = view.phrases[at], view.tokens[around.verb]
    head, joined = view.tokens[index], view.tokens[phrase.first].conjunction
    after = phrase.first > around.verb
    low, high = (around.verb + 1, phrase.first) if after else (phrase.last, around.verb)
    high = max(low, high)
    side = "behind" if after else "ahead" if index == phrase.head else "tail"
    definite = "definite" if "ال" in head.prefixes else ""
    known = "name" if head.upos == "PROPN" else definite
    case, agrees, governed = case_of(head), _agrees(verb, head, definite), phrase.preposition != ""
    governors, marks = _size(view.governors[high] - view.governors[low]), _size(view.marks[high] - view.marks[low])
    verbs, opener = view.verbs[high] > view.verbs[low], view.openers[high] > view.openers[low]
    clauses = _size(abs(view.clauses[phrase.first + 1] - view.clauses[around.verb + 1]))
    acts, person = _acts(head.stem, definite, head.upos), f"{verb.person}|{verb.number}"
    takes, conjunction, nearest = around.takes, around.conjunction, around.first_behind
    return Features(
        single=(f"{side}|head={head.stem}", f"{side}|verb={verb.stem}", f"{side}|verb={verb.stem}|{order > 0}"),
        bundles=(
            of_verb(side, order, around.behind, takes, nearest, around.pronoun),
            of_place(side, governed, known, _size(high - low), _before_phrase(view, phrase)),
            of_gap(side, governors, marks, opener, order),
            of_order(side, order, case, around.before, around.previous == index, conjunction),
            of_agreement(side, agrees, case, takes, nearest, person),
            of_clauses(side, joined, conjunction, clauses, around.relative, order, verbs),
            of_noun(side, head.upos, definite, acts, order, around.before),
        ),
    )


def _before_phrase(view: View, phrase: Phrase) -> str:
    if not phrase.first:
        return "start"
    token = view.tokens[phrase.first - 1]
    return "relative" if token.fold in folded_words_of("relative") else token.upos


def _agrees(verb: Token, head: Token, definite: str) -> str:
    gender = head.gender or country_gender("ال" + head.stem if definite else head.stem)
    return str(verb.gender == gender) if verb.gender and gender else "open"


@lru_cache(maxsize=1 << 14)
def country_gender(name: str) -> str:
    """Return the gender of a country by its folded name: "f" but for a few, "" for what is no country."""
    country = countries().get((name,))
    if country is None or country.part not in {"name", "capital"}:
        return ""
    return "m" if name in folded_words_of("masculine_country") else "f"


def case_of(head: Token) -> str:
    """Return the case that the ending of a noun shows ("nominative", "oblique", "accusative"), "" where it shows none.

    Sound plurals and duals tell subject from object (المسلحون، المسلحين); so does alif of an indefinite accusative.
    """
    plain = head.plain
    if head.suffix or head.upos not in {"NOUN", "ADJ"} or len(plain) < _LEAST:
        return ""
    if head.number in {"p", "d"} and plain.endswith(("ون", "ان", "ين")):
        return "oblique" if plain.endswith("ين") else "nominative"
    return "accusative" if plain.endswith("ا") and not plain.endswith("يا") and not head.definite else ""


@lru_cache(maxsize=1 << 14)
def valency(stem: str) -> str:
    """Return "object" where the lexicon knows a verb form to take one, "none" where it knows it not to, else ""."""
    readings = [reading for reading in frames().get(stem, ()) if reading.form.part == "verb"]
    slots = {slot for reading in readings for taken in reading.frame.roles.values() for slot in taken}
    return "object" if "object" in slots else "none" if readings else ""


@lru_cache(maxsize=1 << 14)
def _acts(stem: str, definite: str, upos: str) -> str:
    """Return "party" for a noun that heads names of parties or titles, "name" for another name, else ""."""
    key = ("ال" + stem if definite else stem,)
    if heads().get(key) or titles().get(key):
        return "party"
    return "name" if upos == "PROPN" else ""


def _size(count: int) -> str:
    """Return a small count as it is and a large one as its order of size."""
    return _SIZES[count] if count < len(_SIZES) else "many"
