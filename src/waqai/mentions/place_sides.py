"""Places that lie beside others: the sides of a place (شمال X), and borders (الحدود مع X)."""

from __future__ import annotations

from abc import ABC, abstractmethod

from waqai.lexicon.places import AreaWord, locative_words
from waqai.mentions.locative import area_of, is_located
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import key_of
from waqai.mentions.place_sites import SitePhrases
from waqai.mentions.place_words import adjectives


class SidePhrases(SitePhrases, ABC):
    """The sides and borders that one sentence names."""

    @abstractmethod
    def any_place(self, index: int, *, attached: bool = False, joined: bool = False) -> PlaceMention | None:
        """Return the known name or the phrase at `index`."""

    def side(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read شمال X, شمال غربي X, الشمال السوري, إلى الشمال من X, الشمال."""
        tokens, end, sides = self.tokens, index + 1, [area.id]
        while end < self.stop and self._goes_on(index, end):
            further = area_of(tokens[end])
            sides += [further.id] if further else []
            end += 1
        if not tokens[index].definite:
            return self._side_of(index, end, area, tuple(sides))
        country = self.nisba(end, end + 1)
        inner = self.any_place(end + 1) if end < self.stop and tokens[end].fold == "من" else None
        last = inner.last if inner else end + 1 if country else end
        located = is_located(tokens, index, self.first, loose=True)
        return self.make(
            index, last, "the side", area=area, sides=tuple(sides), country=country, sure=bool(country) or located,
            inner=(inner,) if inner else (),
        )  # fmt: skip

    def _side_of(self, index: int, end: int, area: AreaWord, sides: tuple[str, ...]) -> PlaceMention | None:
        inner = self.any_place(end)
        if inner is None or inner.because == "owned":
            return None
        named = self.story.named.get(index)
        row = None
        if named and named.known and named.last >= inner.last:
            row = self.story.row(named.known)
            if row.kind == "province" or not inner.nation:
                return self.place(named, sure=True, because="named")
        return self.make(
            index, inner.last, "side", area=area, sides=sides, inner=(inner,), row=row, country=inner.country
        )

    def _goes_on(self, index: int, end: int) -> bool:
        token = self.tokens[end]
        further = area_of(token)
        if further is None or further.kind != "direction" or token.preposition or token.suffix:
            return False
        joined = not token.conjunction or (token.conjunction == "و" and not token.definite)
        return joined and token.definite == self.tokens[index].definite

    def border(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read الحدود مع X, الحدود بين X وY, الحدود السورية, حدود X, حدودنا الشمالية."""
        tokens, end = self.tokens, index + 1
        if tokens[index].suffix:
            last = adjectives(tokens, end, self.stop, self.story)
            key, sure = key_of(tokens[index:last]), last > end
            return self.make(index, last, "border", area=area, key=key, sure=sure)
        if not tokens[index].definite:
            inner = self.any_place(end)
            return self.make(index, inner.last, "border", area=area, inner=(inner,)) if inner else None
        end = adjectives(tokens, end, self.stop, self.story)
        if area.id == "fence" and end == index + 1:
            return None
        return self._border_of(index, end, area)

    def _border_of(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        tokens = self.tokens
        country = self.nisba(index + 1, end)
        inners = self.joined(end + 1) if end < self.stop and tokens[end].fold in locative_words("across") else ()
        key = key_of(tokens[index:end]) if area.id == "fence" else ""
        last = inners[-1].last if inners else end
        here = is_located(tokens, index, self.first, loose=True)
        because = "border" if inners or country or key else "stood" if here else "back"
        return self.make(index, last, because, area=area, inner=inners, country=country, key=key)

    def joined(self, index: int) -> tuple[PlaceMention, ...]:
        """Return the places joined by "and" from `index` on."""
        found: list[PlaceMention] = []
        while index < self.stop:
            inner = self.any_place(index, joined=bool(found))
            if inner is None:
                break
            found.append(inner)
            index = inner.last
            if index >= self.stop or self.conjunction(index) != "و":
                break
        return tuple(found)
