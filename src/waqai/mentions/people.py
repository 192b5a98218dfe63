"""Personal names: with a title, after a given name, or never seen before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waqai.lexicon.names import given_names, heads, name_particles, titles
from waqai.mentions.extent import closed_words
from waqai.lexicon.lookup import bases, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.lexicon.names import Title
    from waqai.model import Token

_LONGEST_NAME = 6
_LONGEST_OFFICE = 10
_NAME_CLASSES = frozenset({"PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: tokens `[first, last)`; the name alone is `[name, last)`, `name == last` for none.

    `title` is None for a bare name; the words of the office lie in `[first, office)`.
    """

    first: int
    name: int
    last: int
    title: Title | None
    office: int


def person_at(tokens: Sequence[Token], index: int, stop: int) -> Person | None:
    """Return the person whose title or name starts at token `index`, or None."""
    found = find(titles(), tokens, index, stop)
    if found:
        after, title = found
        office = _office_end(tokens, index, after, stop)
        name = _after_quotes(tokens, office, stop)
        last = name_end(tokens, name, stop, trusted=True)
        if last > name:
            return Person(index, name, last, title, office)
        return Person(index, office, office, title, office) if tokens[index].kind == "word" else None
    last = name_end(tokens, index, stop, trusted=False)
    return Person(index, index, last, None, index) if last > index else None


def _office_end(tokens: Sequence[Token], first: int, after: int, stop: int) -> int:
    """Return where the words of an office end: its complement (وزير الخارجية الأميركي) ends before a name."""
    limit = min(stop, first + _LONGEST_OFFICE)
    index = after
    while index < limit and not _starts_name(tokens, index, limit):
        token = tokens[index]
        if token.kind != "word" or token.conjunction or token.upos in {"VERB", "AUX"} or token.fold in closed_words():
            break
        if token.preposition == "ب" or tokens[index - 1].suffix:
            break
        if not (token.definite or token.upos in {"NOUN", "ADJ"} or heads().get(token.stem)):
            break
        index += 1
    return index


def _starts_name(tokens: Sequence[Token], index: int, stop: int) -> bool:
    return name_end(tokens, index, stop, trusted=False) > index


def _after_quotes(tokens: Sequence[Token], index: int, stop: int) -> int:
    return index + 1 if index < stop and tokens[index].plain in {"،", ":"} else index


def name_end(tokens: Sequence[Token], first: int, stop: int, *, trusted: bool) -> int:
    """Return the token after the personal name that starts at `first`, or `first` where none does.

    `trusted` says that a title stands before it, so that the shape of the words is evidence enough.
    """
    if first >= stop or not _opens(tokens[first], trusted=trusted):
        return first
    index, limit = first + 1, min(stop, first + _LONGEST_NAME)
    while index < limit and _carries_on(tokens, index):
        index += 1
    if index - first == 1 and not trusted and tokens[first].upos not in _NAME_CLASSES:
        return first
    return index


def _opens(token: Token, *, trusted: bool) -> bool:
    if token.kind != "word" or token.definite or token.fold in closed_words():
        return False
    known = any(form in given_names() for form in bases(token)) or token.fold in name_particles()
    return known or (trusted and token.upos in _NAME_CLASSES) or (trusted and _foreign(token))


def _foreign(token: Token) -> bool:
    return token.upos in {"NOUN", "ADJ"} and not token.suffix and not heads().get(token.stem) and not token.prefixes


def _carries_on(tokens: Sequence[Token], index: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if token.kind != "word" or token.fold in closed_words() or token.conjunction or token.preposition:
        return token.kind == "punct" and token.plain == "-"
    if before.fold in name_particles() or token.fold in name_particles() or token.fold in given_names():
        return True
    if token.upos in _NAME_CLASSES:
        return True
    return token.definite and token.upos != "VERB" and not heads().get(token.stem)


def bare(person: Person, tokens: Sequence[Token]) -> str:
    """Return the folded name without its title, "" where only the title is printed."""
    return " ".join(bases(token)[0] for token in tokens[person.name : person.last])

