"""What area words make of the words behind them: units, parts, sites, places without a name."""

from __future__ import annotations

from waqai.lexicon.lookup import find
from waqai.lexicon.names import heads
from waqai.lexicon.places import AreaWord, locative_words
from waqai.mentions.extent import reach
from waqai.mentions.locative import OPENING, area_of, is_located
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import key_of
from waqai.mentions.place_sides import SidePhrases
from waqai.mentions.place_sites import STOOD
from waqai.mentions.place_words import (
    adjectives,
    control_clause,
    described_end,
    skip_marks,
    unknown_name,
)

_NAME_LIKE = frozenset({"PROPN", "X"})
_SETTLED = frozenset({"city", "town", "village", "province", "district", "quarter", "camp"})
_STATES = frozenset({"state", "country", "kingdom", "sultanate", "capital"})
_NEVER_VAGUE = frozenset({"road", "way", "line", "front", "strip", *_STATES})
_NEVER_OWNED = frozenset({"part", "depth", "building", "position", *_STATES})
#: Of the positions of a party annotators mostly keep the place that they are in alone.
_NEVER_HELD = frozenset({"prison", "position"})
_UNCOUNTED = frozenset({"whole", "hospital", "position", "checkpoint", "building", "prison", "square", "works"})
#: What leads from one place to another, and the marks between the two.
_ROADS = frozenset({"way", "line", "front"})
_DASHES = frozenset({"-", "–", "—", "ـ"})
#: Buildings that are places only where somebody is, or that somebody attacks.
_VISITED = frozenset({"house", "premises"})
#: Units that are places without a name where somebody is or goes (في المدن).
_GONE_TO = frozenset({"region", "city", "town", "village", "province", "settlement"})
#: Words for other things too, which an unknown name follows only where somebody is there (في جبهة X).
_NAMED_THERE = frozenset({"front"})
#: What a state may have in another (قاعدة تركية).
_ABROAD = frozenset({"base", "checkpoint", "camp"})
_LOOSE = frozenset({"region", "whole", "position", "base", "part"})


class AreaPhrases(SidePhrases):
    """The phrases of one sentence that area words head."""

    def phrase(self, index: int, *, inside: bool = False) -> PlaceMention | None:
        """Return the place that an area word at `index` makes; `inside` says that it stands inside another."""
        token = self.tokens[index]
        area = area_of(token)
        if area is None or (token.upos == "VERB" and not token.definite) or index in self.story.actors:
            return None
        if area.kind == "direction":
            return None if token.definite and self._whole_name(index) else self.side(index, area)
        if area.kind == "border" or self._whole_name(index):
            return self.border(index, area) if area.kind == "border" else None
        if token.definite or token.suffix:
            return self._definite(index, area, inside=inside) if token.definite else self._owned(index, area)
        return self._unit(index, area) if area.kind in {"unit", "whole"} else self._part(index, area)

    def _whole_name(self, index: int) -> bool:
        """Whether a known name of several words starts with the area word (جبل صبر)."""
        named = self.story.named.get(index)
        return named is not None and named.part != "nisba" and named.last > index + 1

    def _inside(self, index: int, *, attached: bool = False) -> PlaceMention | None:
        """Return the place that an area word at `index` makes, or the known name of several words there."""
        if index >= self.stop or self.tokens[index].conjunction:
            return None
        if self.tokens[index].preposition and not attached:
            return None
        return self.phrase(index, inside=True)

    def any_place(self, index: int, *, attached: bool = False, joined: bool = False) -> PlaceMention | None:
        """Return the known name or the phrase at `index`."""
        start = skip_marks(self.tokens, index, self.stop)
        return self.known(start, attached=attached, joined=joined) or self._inside(start, attached=attached)

    # Units and parts

    def _unit(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read مدينة X, أنحاء X, منطقة شمال X, and what has no name but stays a place (مناطق سكنية)."""
        start = skip_marks(self.tokens, index + 1, self.stop)
        named = self.known(start, area)
        if named and area.kind == "unit" and not (named.nation and area.plural):
            return self._named_unit(index, named, area)
        inner = named or self._inside(start)
        if inner:
            return inner if self.ranked(index, area) else self._unit_of(index, inner, area)
        return self._unknown_unit(index, start, area) or self._vague(index, area)

    def _unit_of(self, index: int, inner: PlaceMention, area: AreaWord) -> PlaceMention:
        """Read عاصمة X, أنحاء X: the capital of a state, the province whose seat is named, or all of X."""
        if area.id == "capital" and not inner.nation:
            return inner
        capital = area.id == "capital"
        return self.make(
            index, inner.last, "unit+inner", area=area, inner=(inner,), capital=capital,
            country=inner.country if capital else None, key=f"capital {inner.country}" if capital else "",
        )  # fmt: skip

    def _named_unit(self, index: int, named: PlaceMention, area: AreaWord) -> PlaceMention:
        sure = area.id != "state" or is_located(self.tokens, index, self.first, loose=True)
        row = named.row
        if row and area.id == "province" and row.kind == "city" and not self.story.countries[row.country or ""]:
            row = None
        return self.make(
            index, named.last, "unit", area=area, key=named.key, row=row, nation=named.nation, sure=sure,
            country=named.country if row or named.nation else None, capital=named.capital,
        )  # fmt: skip

    def _unknown_unit(self, index: int, start: int, area: AreaWord) -> PlaceMention | None:
        settled = area.id in _SETTLED and not area.plural
        listed = self.story.named.get(start) if settled else None
        end = listed.last if listed else unknown_name(self.tokens, start, self.stop, settled=settled)
        if end == start or area.kind != "unit" or area.id in _STATES or self.tokens[start].conjunction:
            return None
        if area.known and self.tokens[start].upos not in _NAME_LIKE:
            return None
        if (area.id not in _SETTLED or area.plural or area.id == "quarter") and not self.nameable(start):
            return None
        key = key_of(self.tokens[start:end])
        last = described_end(self.tokens, end, self.stop, self.story)
        return self.make(index, last, "unit+unknown", area=area, key=key)

    def nameable(self, index: int) -> bool:
        """Whether an unknown word looks like a name: definite, a proper noun, or the first word of a name of two."""
        if index >= self.stop or self.tokens[index].preposition:
            return False
        token = self.tokens[index]
        return token.definite or token.upos in _NAME_LIKE or token.stem in locative_words("compound")

    def _part(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read ريف X, مطار X, جبل X: a place of its own, with the place that it belongs to inside."""
        start = skip_marks(self.tokens, index + 1, self.stop)
        inner = self.known(start, bare=True) or self._inside(start)
        if inner and self.ranked(index, area):
            return inner
        if inner and (area.id not in _VISITED or self.stood_at(index, area)):
            return self._part_of(index, inner, area)
        if self._may_be_named(index, start, area):
            end = unknown_name(self.tokens, start, self.stop)
            if end > start:
                last = described_end(self.tokens, end, self.stop, self.story)
                key = f"{area.id} {key_of(self.tokens[start:end])}"
                return self.make(index, last, "part+unknown", area=area, key=key)
        return self._vague(index, area) or self.unnamed_site(index, area)

    def _may_be_named(self, index: int, start: int, area: AreaWord) -> bool:
        """Whether an unknown word at `start` may be the name of the site or feature at `index`."""
        if area.kind not in {"site", "feature"} or not self.nameable(start) or self.tokens[start].conjunction:
            return False
        if area.id in _NAMED_THERE:
            return is_located(self.tokens, index, self.first, loose=False)
        return not area.known and (not area.plural or area.id == "mountain")

    def _part_of(self, index: int, inner: PlaceMention, area: AreaWord) -> PlaceMention:
        end = self._other_end(inner.last) if area.id in _ROADS else None
        if end:
            return self.make(index, end.last, "road", area=area, inner=(inner, end), country=inner.country)
        last = described_end(self.tokens, inner.last, self.stop, self.story)
        if inner.row and inner.row.kind == area.id:
            return self.make(index, last, "unit", area=area, key=inner.key, row=inner.row, country=inner.country)
        return self.make(index, last, "part", area=area, inner=(inner,), country=inner.country)

    def _other_end(self, index: int) -> PlaceMention | None:
        """Return the place behind a dash at `index`, where a road ends (طريق X – Y)."""
        if index + 1 >= self.stop or self.tokens[index].plain not in _DASHES:
            return None
        return self.known(index + 1, bare=True)

    # Definite words

    def _definite(self, index: int, area: AreaWord, *, inside: bool) -> PlaceMention | None:
        """Read المدينة, العاصمة X, المناطق الجنوبية للعاصمة, المحافظات اليمنية, المناطق التي تسيطر عليها X."""
        end = adjectives(self.tokens, index + 1, self.stop, self.story)
        if area.id == "capital":
            return self._capital(index, end, area)
        if area.id in STOOD and not area.plural and (inside or self.stood_at(index, area)):
            return self.site(index, end, area)
        clause = control_clause(self.tokens, end, self.stop)
        if clause > end and area.kind in {"unit", "whole"} and area.id in {"region", "whole"} | _SETTLED:
            return self.make(index, clause, "held", area=area, key=key_of(self.tokens[index:clause]))
        if end > index + 1 and self._distinct(index, end, area):
            return self._described(index, end, area)
        if not area.alone or area.plural:
            return self._counted(index, area)
        return None if not inside and self._no_reference(index, area) else self._again(index, end, area, inside=inside)

    def _again(self, index: int, end: int, area: AreaWord, *, inside: bool) -> PlaceMention:
        """Read المدينة, البلاد: what was named before; في المنطقة is a place even where nothing was."""
        last = end if inside or area.id in _SETTLED else index + 1
        if area.id == "region" and is_located(self.tokens, index, self.first, loose=False):
            return self.make(index, last, "stood", area=area, key=key_of(self.tokens[index:last]))
        country = self.story.among(area.of) if area.of else self.story.main if area.id == "country" else None
        sure = not area.of or is_located(self.tokens, index, self.first, loose=False)
        return self.make(index, last, "back", area=area, country=country, nation=country is not None, sure=sure)

    def _no_reference(self, index: int, area: AreaWord) -> bool:
        """Whether a definite word is an attribute (الرصاص الحي) or the name of a body (تنظيم القاعدة)."""
        before = self.tokens[index - 1] if index > self.first else None
        if before is None or self.tokens[index].preposition or self.tokens[index].conjunction:
            return False
        if area.id == "quarter" and before.definite:
            return True
        return before.plain in OPENING - {"("} or before.stem in locative_words("body")

    def _distinct(self, index: int, end: int, area: AreaWord) -> bool:
        """Whether adjectives make a definite word a place of its own, rather than one named before."""
        if area.kind == "site" or area.id in {"depth", "outskirts"}:
            return False
        if area.kind == "feature":
            return self.nisba(index + 1, end) is not None
        old = any(token.stem in locative_words("old") for token in self.tokens[index + 1 : end])
        if area.id == "whole":
            return self.nisba(index + 1, end) is not None
        return area.plural or area.id in {"region", "countryside"} or old

    def _described(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """Read المحافظات اليمنية, المناطق الجنوبية للعاصمة, with the country or the place that they belong to."""
        country = self.nisba(index + 1, end)
        inner = None
        if end < self.stop and self.tokens[end].preposition == "ل":
            inner = self.any_place(end, attached=True)
        elif end < self.stop and self.tokens[end].fold in locative_words("inside"):
            inner = self.any_place(end + 1)
        if area.id == "whole" and country:
            return self.make(index, end, "land", area=area, country=country, nation=True, key=country)
        last = inner.last if inner else end
        return self.make(
            index, last, "described", area=area, key=key_of(self.tokens[index:end]), country=country,
            inner=(inner,) if inner else (),
        )  # fmt: skip

    def _counted(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read المحافظات behind a quantifier (بقية المحافظات), and where somebody is or goes (في المدن)."""
        before = self.tokens[index - 1] if index > self.first else None
        if before is None or not area.plural or area.kind not in {"unit", "site"} or area.id in _UNCOUNTED:
            return None
        if area.id in _GONE_TO and before.fold in locative_words("into"):
            return self.make(index, index + 1, "stood", area=area, key=key_of(self.tokens[index : index + 1]))
        if before.definite or before.stem not in locative_words("quantifier"):
            return None
        key = f"{before.stem} {key_of(self.tokens[index : index + 1])}"
        return self.make(index, index + 1, "counted", area=area, key=key)

    def _capital(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """Read العاصمة, العاصمة السورية, العاصمة السورية دمشق."""
        country = self.nisba(index + 1, end)
        named = self.known(skip_marks(self.tokens, end, self.stop), area)
        if named and not named.nation:
            return self.make(
                index, named.last, "capital", area=area, key=named.key, row=named.row,
                country=named.country or country, capital=named.capital or country is not None,
            )  # fmt: skip
        if country is None and is_located(self.tokens, index, self.first, loose=False):
            return self.make(index, end, "stood", area=area, country=self.story.main, capital=True)
        return self.make(index, end, "back", area=area, country=country, capital=country is not None)

    def _owned(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read مدينتهم, أراضيها, ريفها الغربي."""
        end = adjectives(self.tokens, index + 1, self.stop, self.story)
        if area.kind not in {"unit", "whole", "site", "area"} or area.id in _NEVER_OWNED:
            return None
        own = area.kind == "area" or (area.plural and area.kind != "whole")
        key = key_of(self.tokens[index:end]) if own else ""
        sure = own and (end > index + 1 or is_located(self.tokens, index, self.first, loose=True))
        return self.make(index, end, "owned", area=area, key=key, sure=sure)

    # Places without a name

    def _vague(self, index: int, area: AreaWord) -> PlaceMention | None:
        """Read بلدات أخرى, مناطق تسيطر عليها X, معسكرات لحركة X, مواقع في X, ثماني بلدات."""
        tokens, end = self.tokens, index + 1
        if area.id in _NEVER_VAGUE:
            return None
        while end < self.stop and self._is_vague(end, area):
            end += 1
        clause = control_clause(tokens, end, self.stop)
        loose = area.plural or area.id in _LOOSE or end > index + 1
        inner = self._placed(clause) if loose and (area.plural or area.id in {"part", "region"}) else None
        if inner:
            key = key_of(tokens[index:clause])
            return self.make(index, inner.last, "placed", area=area, key=key, inner=(inner,))
        if clause == index + 1:
            clause = self._holder(index, area)
        uncounted = area.kind == "area" or area.id in _UNCOUNTED
        if clause == index + 1 and (uncounted or not self.counted(index)):
            return None
        if not (area.plural or area.id in _LOOSE or self.counted(index)):
            return None
        country = self.nisba(index + 1, clause)
        if area.id == "position" and (not area.plural or (country and clause == index + 2)):
            return None
        where = None if area.id in _ABROAD else country
        return self.make(index, clause, "vague", area=area, key=key_of(tokens[index:clause]), country=where)

    def _is_vague(self, index: int, area: AreaWord) -> bool:
        token, named = self.tokens[index], self.story.named.get(index)
        if token.definite or token.conjunction or token.preposition or token.kind != "word":
            return False
        if area.plural and area.kind in {"unit", "area"} and token.upos == "ADJ" and token.stem.endswith("ه"):
            return True
        return token.stem in locative_words("vague") or (named is not None and named.part == "nisba")

    def _placed(self, index: int) -> PlaceMention | None:
        """Return the place behind a preposition at `index` (مواقع في X, مناطق بشمال X)."""
        if index >= self.stop:
            return None
        if self.tokens[index].preposition == "ب":
            return self.any_place(index, attached=True)
        return self.any_place(index + 1) if self.tokens[index].fold in locative_words("inside") else None

    def _holder(self, index: int, area: AreaWord) -> int:
        """Return the token after the party that holds unnamed places (معسكرات للمتمردين)."""
        end = index + 1
        if end >= self.stop or not area.plural or area.id in _NEVER_HELD:
            return end
        if area.kind != "site" and area.id != "region":
            return end
        token = self.tokens[end]
        head = find(heads(), self.tokens, end, self.stop)
        holds = token.definite or token.preposition == "ل" or (head is not None and head[1].form == "body")
        if not holds or token.conjunction or token.preposition not in {"", "ل"}:
            return end
        return end if token.stem in locative_words("no_name") else reach(self.tokens, end, self.stop)
