"""Finds places: names with evidence, and what area words, sides and borders make of the names behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waqai.lexicon.lookup import find
from waqai.lexicon.names import heads
from waqai.lexicon.places import AreaWord, Known, locative_words
from waqai.lexicon.registry import actors
from waqai.mentions.datelines import dateline_end
from waqai.mentions.locative import area_of, governor, is_located, word_before
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import Named, Story, key_of, story_of
from waqai.mentions.place_phrases import AreaPhrases
from waqai.mentions.place_words import is_adjective, is_person, skip_marks, unknown_name
from waqai.model import Analysis, Sentence

__all__ = ["PlaceMention", "find_places"]

_EVERYDAY = 2
_NEAR = 3
#: Within how many words before "to" a visit is told.
_VISIT = 6
_NAME_LIKE = frozenset({"PROPN", "X"})
_MARKS = frozenset("،,:")
_LISTED_UNITS = frozenset({"city", "town", "village", "province", "district", "quarter"})


def find_places(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """Return the mentions of places, in text order, an outer one before those inside it."""
    story = story_of(analysis)
    found: list[PlaceMention] = []
    for sentence in analysis.sentences:
        for mention in _Reader(analysis, sentence, story).mentions():
            found += mention.nested()
    return tuple(found)


class _Reader(AreaPhrases):
    """Reads the places of one sentence."""

    def __init__(self, analysis: Analysis, sentence: Sentence, story: Story) -> None:
        super().__init__(analysis, sentence, story)
        self.list_end = -1
        self.list_unit: AreaWord | None = None
        self.dateline = dateline_end(analysis, sentence)

    def mentions(self) -> Iterator[PlaceMention]:
        """Yield the outermost places of the sentence, in order."""
        index = self.first
        while index < self.stop:
            mention = self._at(index)
            if mention is None:
                index += 1
                continue
            sent = mention.last <= self.dateline
            yield replace(mention, sure=False) if sent else mention
            if mention.sure and not sent:
                self._list(mention)
            index = mention.last

    def _list(self, mention: PlaceMention) -> None:
        """Note where a list of places may go on, and the word for the kind of its places."""
        if not self._in_list(mention.first):
            unit = mention.area is not None and mention.area.id in _LISTED_UNITS
            self.list_unit = mention.area if unit else None
        self.list_end = mention.last

    def _at(self, index: int) -> PlaceMention | None:
        token = self.tokens[index]
        if token.kind != "word" or index in self.story.actors:
            return None
        named = self.story.named.get(index)
        if named is None and index - self.list_end not in {0, 1} and area_of(token) is None:
            return self._told(index)
        found = self.phrase(index) or (self._name(index, named) if named else None) or self._more(index)
        return found or (None if named else self._told(index))

    def _name(self, index: int, named: Named) -> PlaceMention | None:
        """Return the place of a name that stands by itself, where the words around it make it one."""
        if named.last > self.stop or named.part in {"nisba", "people", "government"}:
            return None
        if named.part == "capital" and self._is_clause(named.last, located=self._located(index)):
            return None
        if named.part in {"name", "capital"}:
            sure = self._nation_located(index) or (named.part == "capital" and self._done_to(index))
            return self.country(named, sure=sure, because="located")
        if named.known is None or not self._claims(index, named):
            return None
        verb = self.tokens[index].upos == "VERB" and not (self._located(index, loose=True) or self._in_list(index))
        stranger = not named.known.rows[0].ours and is_person(self.tokens, index)
        area = area_of(self.tokens[index])
        site = area is not None and area.kind == "site" and named.last > index + 1
        sure = not verb and (site or not self._in_body(index)) and (not stranger or self._located(index))
        unit = self.list_unit if self._in_list(index) else None
        return self.place(named, sure=sure, because="named", unit=unit)

    def _located(self, index: int, *, loose: bool = False) -> bool:
        return self.preposition(index) == "ب" or is_located(self.tokens, index, self.first, loose=loose)

    def _claims(self, index: int, named: Named) -> bool:
        """Whether a name of the gazetteer stands for its place here."""
        known = named.known
        if known is None or not self.coherent(named):
            return False
        if not known.doubt or self._is_other_word(index, named.last):
            return not known.doubt
        listed = self._in_list(index) and self._list_goes_on(index, named.last)
        if known.doubt >= _EVERYDAY:
            return self._everyday(index, known, listed=listed)
        if self._located(index) or listed:
            return True
        own = known.rows[0].ours or self.tokens[index].upos == "PROPN"
        loose = (own and self._located(index, loose=True)) or self._done_to(index)
        return loose and not is_person(self.tokens, index)

    def _everyday(self, index: int, known: Known, *, listed: bool) -> bool:
        """Whether an everyday word names a place: listed behind a word for its kind, or among its neighbours."""
        unit, token = self.list_unit, self.tokens[index]
        if token.upos == "VERB":
            return False
        if self.story.at_home(known) and (listed or self._located(index)):
            return True
        return listed and unit is not None and (unit.plural or token.definite)

    def _nation_located(self, index: int) -> bool:
        """Whether a country or a capital is where something is, rather than a party."""
        if self._in_list(index) or index in self.reached:
            return True
        word = self.preposition(index) or governor(self.tokens, index, self.first)
        if word == "ب" or word in locative_words("locative_nation"):
            return True
        if word == "ل":
            return self._bound(index)
        return (word == "من" and self._left(index)) or (word in locative_words("upon") and self.struck_at(index))

    def _bound(self, index: int) -> bool:
        """Whether one of the words before "to" says that somebody goes there or takes it (زيارة الوزير لعمان)."""
        start = max(self.first, index - _VISIT)
        return any(token.stem in locative_words("bound") for token in self.tokens[start:index])

    def _left(self, index: int) -> bool:
        """Whether one of the words before "from" says that somebody leaves."""
        at = word_before(self.tokens, index, self.first)
        start = max(self.first, (at or 0) - _NEAR)
        return any(token.stem in locative_words("leaving") for token in self.tokens[start : at or 0])

    def _in_list(self, index: int) -> bool:
        """Whether the token follows a sure place, after "and", a comma, or a word that opens a list."""
        if index == self.list_end:
            return self.conjunction(index) == "و"
        return index == self.list_end + 1 and self._joins(index - 1)

    def _joins(self, index: int) -> bool:
        token = self.tokens[index]
        return token.plain in _MARKS or token.upos == "CCONJ" or token.fold in locative_words("joining")

    def _is_other_word(self, first: int, last: int) -> bool:
        """Whether what stands behind a name makes it another word.

        That is "that" (بحجة أن), an adjective that no place has (الطبقة السياسية), or what it is in construct with
        (صالة مطار).
        """
        if last >= self.stop:
            return False
        token, name = self.tokens[last], self.tokens[first]
        if self._is_clause(last, located=name.definite and self._located(first)):
            return True
        if token.conjunction or token.preposition or last > first + 1:
            return False
        if name.definite:
            return token.definite and token.upos == "ADJ" and not is_adjective(self.tokens, last, self.story)
        return not token.definite and area_of(token) is not None and token.upos == "NOUN" and name.upos == "NOUN"

    def _is_clause(self, index: int, *, located: bool) -> bool:
        """Whether a word stands behind a name that makes it another word (بحجة أن, مسقط رأسه).

        What is said of somebody in a place may go on with "that" (قالت مصادر في الدوحة إن).
        """
        return index < self.stop and self.tokens[index].stem in locative_words("birth" if located else "clause")

    def _list_goes_on(self, index: int, last: int) -> bool:
        """Whether a name after a comma is one of a list: another follows, or "and" stands before it."""
        if self.conjunction(index) == "و":
            return True
        return last < self.stop and (self._joins(last) or self.conjunction(last) == "و")

    def _done_to(self, index: int) -> bool:
        at = word_before(self.tokens, index, self.first)
        before = self.tokens[at] if at is not None else None
        return before is not None and not before.definite and before.stem in locative_words("locative_noun")

    def _in_body(self, index: int) -> bool:
        """Whether the name stands in construct with the head of a body (مجلس X, صحيفة X)."""
        at = word_before(self.tokens, index, self.first)
        if at is None or self.preposition(index) or self.conjunction(index) or self.tokens[at].definite:
            return False
        if self.tokens[at].stem in locative_words("body"):
            return True
        head = find(heads(), self.tokens, at, index)
        return head is not None and head[1].form == "body"

    def _told(self, index: int) -> PlaceMention | None:
        """Return a name that nobody knows, where what stands behind it says where it lies (في X قرب أمستردام)."""
        if not self._tagged(index):
            return None
        placed = governor(self.tokens, index, self.first) in locative_words("told")
        if not (placed or self._in_list(index)):
            return None
        end = unknown_name(self.tokens, index, self.stop)
        if end == index or not (self._lies(end) or self._lies(self._next(end))):
            return None
        return self.make(index, end, "told", key=key_of(self.tokens[index:end]))

    def _tagged(self, index: int) -> bool:
        """Whether the tagger takes the word for a name, and it is that of no known actor."""
        token = self.tokens[index]
        return not token.definite and token.upos in _NAME_LIKE and actors().longest(token.keys, ()) is None

    def _next(self, index: int) -> int:
        """Return the token after another such name joined on at `index`, or `index`."""
        if index >= self.stop or self.conjunction(index) != "و" or not self._tagged(index):
            return index
        return index + 1

    def _lies(self, index: int) -> bool:
        """Whether words at `index` say where what stands before them lies: by, on a side of, or in a place."""
        index = skip_marks(self.tokens, index, self.stop)
        if index >= self.stop:
            return False
        area = area_of(self.tokens[index])
        if area is not None and area.kind == "direction":
            return self.phrase(index) is not None
        near = self.tokens[index].fold in locative_words("near") and self.known(index + 1) is not None
        return near or self._placed(index) is not None

    def _more(self, index: int) -> PlaceMention | None:
        """Return a name that nobody knows, in a list behind a word for its kind (بلدات X وY)."""
        unit = self.list_unit
        if unit is None or not unit.plural or not self._in_list(index) or not self.nameable(index):
            return None
        end = unknown_name(self.tokens, index, self.stop)
        return None if end == index else self.make(index, end, "listed", area=unit, key=key_of(self.tokens[index:end]))
