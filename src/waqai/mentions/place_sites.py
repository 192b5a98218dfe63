"""Sites that are places by what is said of them: where somebody is, and what somebody attacks."""

from __future__ import annotations

from waqai.lexicon.places import AreaWord, locative_words
from waqai.mentions.extent import reach
from waqai.mentions.locative import is_located, word_before
from waqai.mentions.place_known import KnownNames
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import key_of

#: Sites that the words before them make a place, definite ones and any; and those that a loose preposition shows.
STOOD = frozenset({"building", "house", "premises", "hospital", "hotel", "shrine", "airport", "port", "crossing"})
_UNNAMED = STOOD | {"centre_of", "checkpoint", "road", "prison"}
#: Within how many words before "on" it says that something falls or is held.
_NEAR = 3
_LOOSELY = frozenset({"building", "hotel", "shrine", "checkpoint"})


class SitePhrases(KnownNames):
    """The sites of one sentence."""

    def stood_at(self, index: int, area: AreaWord) -> bool:
        """Whether somebody is at a site, or attacks it (في القصر, أمام السفارة, استهدف فندقا)."""
        token = self.tokens[index]
        if area.id == "prison" and token.preposition:
            return False
        if is_located(self.tokens, index, self.first, loose=area.id in _LOOSELY):
            return True
        return self.struck_at(index)

    def struck_at(self, index: int) -> bool:
        """Whether the words before a site or a state say that it is attacked or held (استهدف فندقا, صواريخ على X)."""
        token, at = self.tokens[index], word_before(self.tokens, index, self.first)
        if index in self.struck:
            return True
        if at is None or token.preposition or token.conjunction:
            return False
        if self.tokens[at].fold in locative_words("upon"):
            start = max(self.first, at - _NEAR)
            return any(word.stem in locative_words("onto") for word in self.tokens[start:at])
        return not self.tokens[at].definite and self.tokens[at].stem in locative_words("attacking")

    def site(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """Read في القصر الجمهوري, أمام السفارة الفرنسية: a site of its own, or the one named before."""
        key = key_of(self.tokens[index:end])
        return self.make(index, end, "stood", area=area, key=key)

    def unnamed_site(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read في فندق, أمام مقر الشرطة, استهدف مسجدا: a site that only its kind or its owner tells."""
        many = area.plural and area.id != "prison"
        if area.id not in _UNNAMED or not (self.struck_at(index) if many else self.stood_at(index, area)):
            return None
        end = reach(self.tokens, index, self.stop)
        return self.make(index, end, "vague", area=area, key=key_of(self.tokens[index:end]))

    def ranked(self, index: int, area: AreaWord) -> bool:
        """Whether a plural only ranks a place named beside it among others (ثاني مدن X)."""
        before = self.tokens[index - 1] if index > self.first else None
        return before is not None and area.plural and before.stem in locative_words("foremost")

    def counted(self, index: int) -> bool:
        """Whether a number or a word for one stands before a word (ثماني بلدات, أحد المعسكرات)."""
        before = self.tokens[index - 1] if index > self.first else None
        if before is None:
            return False
        counted = before.kind == "number" or before.upos == "NUM" or before.stem in locative_words("numeral")
        return counted or (not before.definite and before.stem in locative_words("quantifier"))
