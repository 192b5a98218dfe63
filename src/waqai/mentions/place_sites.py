"""Sites that are places by what is said of them: where somebody is, and what somebody attacks."""

from __future__ import annotations

from waqai.lexicon.places import AreaWord, locative_words
from waqai.mentions.extent import reach
from waqai.mentions.locative import is_located, word_before
from waqai.mentions.place_known import KnownNames
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import key_of

#: Sites that the words before them make a place, definite ones and any; and those that a loose preposition shows.
STOOD = frozenset({"building", "house", "hospital", "hotel", "shrine", "airport", "port", "crossing"})
_UNNAMED = STOOD | {"centre_of", "checkpoint", "road", "prison"}
_LOOSELY = frozenset({"building", "hotel", "shrine", "checkpoint"})


class SitePhrases(KnownNames):
    """The sites of one sentence."""

    def stood_at(self, index: int, area: AreaWord) -> bool:
        """Whether somebody is at a site, or attacks it (في القصر, أمام السفارة, استهدف فندقا)."""
        token, at = self.tokens[index], word_before(self.tokens, index, self.first)
        if area.id == "prison" and token.preposition:
            return False
        if is_located(self.tokens, index, self.first, loose=area.id in _LOOSELY):
            return True
        if at is None or token.preposition or token.conjunction:
            return False
        return not self.tokens[at].definite and self.tokens[at].stem in locative_words("attacking")

    def site(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """Read في القصر الجمهوري, أمام السفارة الفرنسية: a site of its own, or the one named before."""
        key = key_of(self.tokens[index:end])
        return self.make(index, end, "stood", area=area, key=key)

    def unnamed_site(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read في فندق, أمام مقر الشرطة, استهدف مسجدا: a site that only its kind or its owner tells."""
        if area.id not in _UNNAMED or (area.plural and area.id != "prison") or not self.stood_at(index, area):
            return None
        end = reach(self.tokens, index, self.stop)
        return self.make(index, end, "vague", area=area, key=key_of(self.tokens[index:end]))
