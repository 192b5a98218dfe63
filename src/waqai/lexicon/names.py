"""Words that make names: heads of bodies and crowds, titles, countries, given names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Generic, TypeVar

from waqai.lexicon.files import Entry, load
from waqai.lexicon.inflect import nisba_forms
from waqai.model import EntityKind, fold

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterable, Iterator, KeysView

Key = tuple[str, ...]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A noun that heads the name of a body, of a crowd, of an unnamed source or of a toll (`form`).

    `kind` and `sector` are None where the name that it governs decides. `one` says that the printed form names a
    single person. `same` is "state" or "army" where the head with a country alone means that; `member` says that
    before a known group it means the group. `needs` and `bars` are folded words, looked for directly before and
    after the head, `bars_behind` only after it.
    """

    id: str
    form: str
    kind: EntityKind | None
    sector: str | None
    one: bool = False
    same: str = ""
    member: bool = False
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    bars_behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word or phrase for an office; `relation` is "leads", "role_in" or "none", its conditions as for a head."""

    id: str
    relation: str
    sector: str | None
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    bars_behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What a word says of a country: `part` is "name", "nisba", "people", "capital" or "government"."""

    code: str | None
    part: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Whom an adjective of origin names by itself; `plural` says that the form names several, `one` that one is meant.

    `id` is that of the entry, of a state its code. `country` is the ISO code of the state to which they belong, None
    for none; `state` says that the adjective is that of the state. `sector` is a code of the codebook, None if unknown.
    """

    id: str
    kind: EntityKind
    sector: str | None
    country: str | None
    plural: bool
    state: bool = False
    one: bool = False

    def alone(self) -> Crowd:
        """Return the single person of that origin."""
        return replace(self, kind=EntityKind.PERSON, one=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that is no actor of a conflict.

    `when` says where alone its name means it: "sport" where sport is told, "press" behind a word for a paper or in
    quotation marks, "" everywhere. `seat` says that it is called by its building.
    """

    id: str
    when: str = ""
    seat: bool = False


class Phrases(Generic[Value]):
    """Looks up the longest phrase that starts at a word; phrases are tuples of folded words, `starts` their first."""

    def __init__(self, pairs: Iterable[tuple[str, Value]], *, folded: bool = False) -> None:
        """Index (phrase, value) pairs; the first value given for a phrase stays. `folded` says that phrases are."""
        self._values: dict[Key, Value] = {}
        self._longest: dict[str, int] = {}
        self._seconds: set[Key] = set()
        for phrase, value in pairs:
            key = tuple((phrase if folded else fold(phrase)).replace("-", " ").split())
            if key:
                self._values.setdefault(key, value)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
                if len(key) > 1:
                    self._seconds.add(key[:2])
        self.starts: KeysView[str] = self._longest.keys()

    def get(self, words: Key) -> Value | None:
        """Return the value of exactly these folded words."""
        return self._values.get(words)

    def items(self) -> ItemsView[Key, Value]:
        """Return every phrase with its value."""
        return self._values.items()

    def longest_from(self, firsts: Iterable[str]) -> int:
        """Return how many words the longest phrase has that starts with one of `firsts`; 0 where none does."""
        return max(map(self._longest.get, firsts, repeat(0)))

    def longest(self, firsts: Iterable[str], rest: Key) -> tuple[int, Value] | None:
        """Return (number of words, value) of the longest phrase: one of `firsts`, then a beginning of `rest`."""
        if self.starts.isdisjoint(firsts):
            return None
        best: tuple[int, Value] | None = None
        for first in firsts:
            longest = self._longest.get(first, 0)
            if longest > 1:
                longest = min(longest, len(rest) + 1) if rest and (first, rest[0]) in self._seconds else 1
            for length in range(longest, best[0] if best else 0, -1) if longest else ():
                value = self._values.get((first, *rest[: length - 1]))
                if value is not None:
                    best = (length, value)
                    break
        return best


_NAMED_BY_ORIGIN = frozenset({"population", "armed_group", "political_group"})
_WITHOUT_TANWIN = ("ا", "ة", "ء", "ى", "ي", "و", "ون", "ين", "ان", "ات")


@cache
def heads() -> Phrases[Head]:
    """Return the head nouns, with and without the article; those listed with it count only with it."""
    return Phrases(pair for entry in load("names/heads.yml")["entries"] for pair in _head(entry))


def _head(entry: Entry) -> Iterator[tuple[str, Head]]:
    for group in ("words", "one"):
        head = Head(
            id=entry["id"],
            form=entry["form"],
            kind=EntityKind(entry["kind"]) if entry.get("kind") else None,
            sector=entry.get("sector"),
            one=group == "one",
            same=entry.get("same", ""),
            member=bool(entry.get("member")),
            needs=_folded(entry, "with"),
            bars=_folded(entry, "without"),
            bars_behind=_folded(entry, "not_before"),
        )
        for word in entry.get(group, ()):
            yield from ((form, head) for form in _printed(word))
            if entry["form"] == "crowd" and _takes_tanwin(word):
                yield word + "ا", head


def _takes_tanwin(word: str) -> bool:
    """Whether a noun ends in alif where it is an indefinite object (جنود, قتل جنودا)."""
    return " " not in word and not word.startswith("ال") and not word.endswith(_WITHOUT_TANWIN)


def _folded(entry: Entry, name: str) -> frozenset[str]:
    return frozenset(fold(word.removeprefix("ال")) for word in entry.get(name, ()))


def _printed(word: str) -> Iterator[str]:
    """Yield a noun as printed: with the article, and as it stands before a pronoun."""
    yield word
    if not word.startswith("ال"):
        yield "ال" + word
    if word.endswith("ة"):
        yield word[:-1] + "ت"


@cache
def bodies() -> Phrases[Body]:
    """Return the names of clubs, companies, papers and other bodies that are no actors."""
    rows = load("names/bodies.yml")["entries"]
    return Phrases(
        (name, Body(id=row["id"], when=row.get("when") or "", seat=bool(row.get("seat"))))
        for row in rows
        for name in row["names"]
    )


@cache
def blockers(what: str) -> frozenset[str]:
    """Return the folded words that, directly before a head or a title (`what`), take it out of play."""
    rows = load("names/blockers.yml")["entries"]
    return frozenset(fold(word) for entry in rows if entry["blocks"] in {what, "both"} for word in entry["words"])


@cache
def titles() -> Phrases[Title]:
    """Return the titles; articles stand as the file gives them, and once without the first article."""
    return Phrases(pair for entry in load("names/titles.yml")["entries"] for pair in _title(entry))


def _title(entry: Entry) -> Iterator[tuple[str, Title]]:
    title = Title(
        id=entry["id"],
        relation=entry["relation"],
        sector=entry.get("sector"),
        needs=_folded(entry, "with"),
        bars=_folded(entry, "without"),
        bars_behind=_folded(entry, "not_before"),
    )
    for word in (*entry.get("words", ()), *entry.get("titles", ())):
        yield from ((form, title) for form in _printed(word))


@cache
def countries() -> Phrases[Country]:
    """Return names, capitals, peoples, adjectives and words for the state of every country."""
    return Phrases(pair for entry in load("names/countries.yml")["entries"] for pair in _country(entry))


def _country(entry: Entry) -> Iterator[tuple[str, Country]]:
    code, doubtful = entry["id"], {fold(word) for word in entry.get("ambiguous", ())}
    groups = {
        "name": entry.get("names", ()),
        "government": entry.get("government", ()),
        "capital": [entry["capital"]] if entry.get("capital") else [],
    }
    for part, words in groups.items():
        for word in words:
            yield word, Country(code=code, part=part, ambiguous=fold(word) in doubtful)
    yield from _people_words(entry, code, doubtful)


def _people_words(entry: Entry, code: str | None, doubtful: set[str]) -> Iterator[tuple[str, Country]]:
    for word in entry.get("people", ()):
        country = Country(code=code, part="people", ambiguous=fold(word) in doubtful)
        yield from ((word, country), ("ال" + word.removeprefix("ال"), country))
    for nisba in entry.get("nisba", ()):
        for form, plural in nisba_forms(nisba):
            country = Country(code=code, part="people" if plural else "nisba", ambiguous=fold(nisba) in doubtful)
            yield from ((form, country), (_definite(form, agreeing=nisba.split()[0].endswith("ي")), country))


def _definite(form: str, *, agreeing: bool) -> str:
    """Return an adjective with its article: on all words where they agree (الكوري الجنوبي), or once (الجنوب أفريقي)."""
    return " ".join(f"ال{word}" for word in form.split()) if agreeing else f"ال{form}"


@cache
def adjectives() -> Phrases[Country]:
    """Return the adjectives of peoples and bodies that are no country (كردي، أممي); their code may be None.

    They tell the language room a word's class.
    """
    rows = load("names/nisba.yml")["entries"]
    return Phrases(pair for entry in rows for pair in _people_words(entry, entry.get("country"), set()))


@cache
def crowds() -> Phrases[Crowd]:
    """Return the adjectives of origin by whom they name: of states, peoples, sects and movements."""
    return Phrases(pair for entry in _origins() for pair in _crowd(entry))


def _origins() -> Iterator[Entry]:
    yield from ({**entry, "state": True} for entry in load("names/countries.yml")["entries"])
    yield from (entry for entry in load("names/nisba.yml")["entries"] if entry["kind"] in _NAMED_BY_ORIGIN)


def _crowd(entry: Entry) -> Iterator[tuple[str, Crowd]]:
    state = bool(entry.get("state"))
    for form, country in _people_words(entry, entry["id"] if state else entry["country"], set()):
        yield (
            form,
            Crowd(
                id=entry["id"],
                kind=EntityKind.POPULATION if state else EntityKind(entry["kind"]),
                sector="CVL" if state else entry["sector"],
                country=country.code,
                plural=country.part == "people",
                state=state,
            ),
        )


@cache
def body_adjectives() -> Phrases[str]:
    """Return the singular adjectives that stand for a body (أممي، حوثية), each with the id of the actor it means."""
    rows = [entry for entry in load("names/nisba.yml")["entries"] if entry.get("actor")]
    return Phrases(
        (form, entry["actor"])
        for entry in rows
        for form, country in _people_words({"nisba": entry["nisba"]}, None, set())
        if country.part == "nisba"
    )


_NO_NAMES = frozenset({"particles", "cues", "ordinary_words"})
_FAMILIES = "families_"


@cache
def given_names() -> frozenset[str]:
    """Return folded given names, those with عبد also written together."""
    rows = load("names/people.yml")["entries"]
    given = (row for row in rows if row["id"] not in _NO_NAMES and not row["id"].startswith(_FAMILIES))
    names = {fold(name) for entry in given for name in entry["names"]}
    return frozenset(names | {name.replace(" ", "") for name in names})


@cache
def family_names() -> frozenset[str]:
    """Return folded family names that are nothing else, as far as names go: no rule finds anybody by them alone."""
    rows = load("names/people.yml")["entries"]
    return frozenset(fold(name) for row in rows if row["id"].startswith(_FAMILIES) for name in row["names"])


def listed(path: str, *ids: str) -> tuple[str, ...]:
    """Return the names of some entries of a file of names, as written, in order."""
    return tuple(name for row in load(path)["entries"] if row["id"] in ids for name in row["names"])


@cache
def figures() -> Phrases[str]:
    """Return the full names of well-known people who are no actors of the registry, each with the id of its entry."""
    return Phrases((name, row["id"]) for row in load("names/figures.yml")["entries"] for name in row["names"])


@cache
def ordinary_names() -> frozenset[str]:
    """Return folded given names that are everyday words too, and so need evidence beside them."""
    return _people("ordinary_words")


@cache
def name_particles() -> frozenset[str]:
    """Return folded words that stand inside personal names (أبو، بن، آل)."""
    return _people("particles")


@cache
def nickname_cues() -> Phrases[str]:
    """Return the phrases that introduce another name of a person (الملقب ب)."""
    rows = load("names/people.yml")["entries"]
    return Phrases((cue.removesuffix(" ب"), cue) for row in rows if row["id"] == "cues" for cue in row["names"])


def _people(entry_id: str) -> frozenset[str]:
    rows = load("names/people.yml")["entries"]
    return frozenset(fold(name) for entry in rows if entry["id"] == entry_id for name in entry["names"])
