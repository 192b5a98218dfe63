"""Finds places: names with evidence, and what area words, sides and borders make of the names behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.lexicon.lookup import find
from waqai.lexicon.names import heads
from waqai.lexicon.places import AreaWord, GazetteerRow, locative_words
from waqai.mentions.locative import OPENING, area_of, is_located, word_before
from waqai.mentions.place_names import Named, Story, key_of, story_of
from waqai.mentions.place_words import (
    adjectives,
    control_clause,
    is_adjective,
    past_marks,
    skip_marks,
    unknown_name,
)
from waqai.model import Analysis, Sentence, Span, Token

#: Which rows of the gazetteer a kind of unit means.
_KINDS = {
    "city": ("city", "town"), "town": ("town", "city"), "village": ("village", "town"), "province": ("province",),
    "district": ("district",), "quarter": ("quarter",), "camp": ("camp",), "region": ("region",),
}  # fmt: skip
_EVERYDAY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One naming of a place in tokens `[first, last)`; `key` is the folded name without its unit word.

    `key` is empty where the words point back (المدينة) or are made of what they hold (شمال X): `inner` then holds
    the mentions of X. `area` is the word that makes it a place, None for a bare name; `sides` are the sides of the
    compass in it; `row` its gazetteer entry, `country` the ISO 3166-1 alpha-3 code of the country that it is, names
    or lies in; `nation` says that it is the country itself. `sure` says that the words around it make it a place;
    what is never sure may be a party. `because` names the rule that found it.
    """

    span: Span
    first: int
    last: int
    key: str = ""
    area: AreaWord | None = None
    sides: tuple[str, ...] = ()
    row: GazetteerRow | None = None
    country: str | None = None
    nation: bool = False
    inner: tuple[PlaceMention, ...] = ()
    sure: bool = True
    because: str = ""


def find_places(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """Return the mentions of places, in text order, an outer one before those inside it."""
    story = story_of(analysis)
    found: list[PlaceMention] = []
    for sentence in analysis.sentences:
        for mention in _Reader(analysis, sentence, story).mentions():
            found += _nested(mention)
    return tuple(found)


def _nested(mention: PlaceMention) -> Iterator[PlaceMention]:
    yield mention
    for inner in mention.inner:
        yield from _nested(inner)


class _Reader:
    """Reads the places of one sentence."""

    def __init__(self, analysis: Analysis, sentence: Sentence, story: Story) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.first, self.stop = sentence.first, sentence.last
        self.story = story
        self.list_end = -1
        self.listed: PlaceMention | None = None

    def mentions(self) -> Iterator[PlaceMention]:
        """Yield the outermost places of the sentence, in order."""
        index = self.first
        while index < self.stop:
            mention = self._at(index)
            if mention is None:
                index += 1
                continue
            yield mention
            if mention.sure:
                self.list_end, self.listed = mention.last, mention
            index = mention.last

    def _at(self, index: int) -> PlaceMention | None:
        if self.tokens[index].kind != "word":
            return None
        return self._phrase(index, inside=False) or self._name(index) or self._more(index)

    # What area words make

    def _phrase(self, index: int, *, inside: bool) -> PlaceMention | None:
        token = self.tokens[index]
        area = area_of(token)
        if area is None or (token.upos == "VERB" and not token.definite) or self._whole_name(index):
            return None
        if area.kind == "direction":
            return self._side(index, area)
        if area.kind == "border":
            return self._border(index, area)
        if token.definite:
            return self._definite(index, area, inside=inside)
        if token.suffix:
            return self._owned(index, area)
        return self._unit(index, area) if area.kind in {"unit", "whole"} else self._part(index, area)

    def _whole_name(self, index: int) -> bool:
        """Whether a known name of several words starts with the area word (شمال سيناء, جبل صبر)."""
        named = self.story.named.get(index)
        return named is not None and named.part != "nisba" and named.last > index + 1

    def _unit(self, index: int, area: AreaWord) -> PlaceMention | None:
        """مدينة X, أنحاء X, منطقة شمال X; and what is no name but stays a place (مناطق سكنية)."""
        start = skip_marks(self.tokens, index + 1, self.stop)
        named = self._known(start, behind_unit=True)
        if named and area.kind == "unit":
            return self._make(index, named.last, "unit", area=area, key=named.key, row=named.row,
                              country=named.country, nation=named.nation)  # fmt: skip
        inner = named or self._inside(start)
        if inner:
            whole = area.kind == "whole" or not area.plural
            return self._make(index, inner.last, "unit+inner", area=area, inner=(inner,), key="" if whole else "")
        return (self._unknown(index, start, area) if area.kind == "unit" else None) or self._vague(index, area)

    def _unknown(self, index: int, start: int, area: AreaWord) -> PlaceMention | None:
        end = unknown_name(self.tokens, start, self.stop)
        if end == start or (area.known and self.tokens[start].upos not in {"PROPN", "X"}):
            return None
        if area.id in {"region", "quarter"} and not self._nameable(start):
            return None
        key = key_of(self.tokens[start:end])
        last = adjectives(self.tokens, past_marks(self.tokens, end, self.stop), self.stop, self.story)
        return self._make(index, max(end, last), "unit+unknown", area=area, key=key)

    def _nameable(self, index: int) -> bool:
        return self.tokens[index].definite or self.tokens[index].upos in {"PROPN", "X"}

    def _part(self, index: int, area: AreaWord) -> PlaceMention | None:
        """ريف X, مطار X, جبل X: a place of its own, with the place that it belongs to inside."""
        start = skip_marks(self.tokens, index + 1, self.stop)
        inner = self._known(start, behind_unit=False) or self._inside(start)
        if inner:
            end = adjectives(self.tokens, inner.last, self.stop, self.story)
            return self._make(index, end, "part", area=area, inner=(inner,))
        if area.kind in {"site", "feature"} and not area.plural and self._nameable_at(start) and not area.known:
            end = unknown_name(self.tokens, start, self.stop)
            if end > start:
                last = adjectives(self.tokens, end, self.stop, self.story)
                key = f"{area.id} {key_of(self.tokens[start:end])}"
                return self._make(index, max(end, last), "site+unknown", area=area, key=key)
        return self._vague(index, area)

    def _nameable_at(self, index: int) -> bool:
        return index < self.stop and self._nameable(index)

    def _definite(self, index: int, area: AreaWord, *, inside: bool) -> PlaceMention | None:
        """المدينة points back; العاصمة X names; المناطق الجنوبية للعاصمة, المحافظات اليمنية are places of their own."""
        end = adjectives(self.tokens, index + 1, self.stop, self.story)
        if area.id == "capital":
            return self._capital(index, end, area)
        named = self._known(skip_marks(self.tokens, end, self.stop), behind_unit=True)
        if named and area.kind == "unit" and end == index + 1 and not area.plural:
            return None
        if end > index + 1 and (area.plural or area.id in {"region", "whole"}):
            return self._described(index, end, area)
        clause = control_clause(self.tokens, index + 1, self.stop)
        if clause > index + 1 and area.kind in {"unit", "whole"}:
            return self._make(index, clause, "held", area=area, key=key_of(self.tokens[index:clause]))
        if not area.alone or area.plural:
            return None
        last = end if inside or area.id in {"city", "town"} else index + 1
        return self._make(index, last, "back", area=area, country=self._land(area))

    def _land(self, area: AreaWord) -> str | None:
        return self.story.main if area.id == "country" else None

    def _described(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """المحافظات اليمنية, المناطق الجنوبية للعاصمة: with the country or the place that they belong to."""
        country = self._nisba(index + 1, end)
        inner = None
        if end < self.stop and (self.tokens[end].preposition == "ل" or self.tokens[end].fold in {"من", "في"}):
            start = end if self.tokens[end].preposition == "ل" else end + 1
            inner = self._known(start, behind_unit=False, attached=True) or self._inside(start, attached=True)
        if area.id == "whole" and country:
            return self._make(index, end, "land", area=area, country=country, nation=True, key=country)
        last = inner.last if inner else end
        return self._make(index, last, "described", area=area, key=key_of(self.tokens[index:end]), country=country,
                          inner=(inner,) if inner else ())  # fmt: skip

    def _capital(self, index: int, end: int, area: AreaWord) -> PlaceMention:
        """العاصمة, العاصمة السورية, العاصمة السورية دمشق."""
        country = self._nisba(index + 1, end)
        named = self._known(skip_marks(self.tokens, end, self.stop), behind_unit=True)
        if named:
            return self._make(index, named.last, "capital", area=area, key=named.key, row=named.row,
                              country=named.country or country)  # fmt: skip
        return self._make(index, end, "back", area=area, country=country)

    def _nisba(self, first: int, last: int) -> str | None:
        """Return the country of an adjective in tokens `[first, last)`."""
        for index in range(first, last):
            named = self.story.named.get(index)
            if named and named.country and named.part in {"nisba", "people"}:
                return named.country.code
        return None

    def _owned(self, index: int, area: AreaWord) -> PlaceMention | None:
        """مدينتهم, أراضيها: points back, to the country where the word says so."""
        end = adjectives(self.tokens, index + 1, self.stop, self.story)
        if area.kind not in {"unit", "whole", "site", "area"}:
            return None
        own = area.plural and area.kind != "whole"
        key = key_of(self.tokens[index:end]) if own else ""
        return self._make(index, end, "owned", area=area, key=key, sure=own)

    def _vague(self, index: int, area: AreaWord) -> PlaceMention | None:
        """بلدات أخرى, مناطق تسيطر عليها X, مواقع لحركة X: places without a name."""
        tokens, end = self.tokens, index + 1
        if not area.plural and area.id not in {"region", "whole", "position", "base"}:
            return None
        while end < self.stop and self._is_vague(end):
            end += 1
        clause = control_clause(tokens, end, self.stop)
        if end == index + 1 and clause == end:
            return None
        return self._make(index, clause, "vague", area=area, key=key_of(tokens[index:clause]),
                          country=self._nisba(index + 1, clause))  # fmt: skip

    def _is_vague(self, index: int) -> bool:
        token, named = self.tokens[index], self.story.named.get(index)
        if token.definite or token.conjunction or token.kind != "word":
            return False
        return token.stem in locative_words("vague") or (named is not None and named.part == "nisba")

    # Sides and borders

    def _side(self, index: int, area: AreaWord) -> PlaceMention | None:
        """شمال X, شمال غربي X, الشمال السوري, الشمال."""
        tokens, end, sides = self.tokens, index + 1, [area.id]
        while end < self.stop and self._goes_on(index, end):
            further = area_of(tokens[end])
            sides += [further.id] if further else []
            end += 1
        if not tokens[index].definite:
            start = skip_marks(tokens, end, self.stop)
            inner = self._known(start, behind_unit=False) or self._inside(start)
            return self._make(index, inner.last, "side", area=area, sides=tuple(sides), inner=(inner,)) if inner else None
        country = self._nisba(end, end + 1)
        last = end + 1 if country else end
        located = is_located(tokens, index, self.first, loose=True)
        return self._make(index, last, "the side", area=area, sides=tuple(sides), country=country,
                          sure=bool(country) or located)  # fmt: skip

    def _goes_on(self, index: int, end: int) -> bool:
        token = self.tokens[end]
        further = area_of(token)
        same = token.definite == self.tokens[index].definite
        return further is not None and further.kind == "direction" and same and not token.preposition and not token.suffix

    def _border(self, index: int, area: AreaWord) -> PlaceMention | None:
        """الحدود مع X, الحدود بين X وY, الحدود السورية, حدود X."""
        tokens, end = self.tokens, index + 1
        if tokens[index].suffix:
            last = adjectives(tokens, end, self.stop, self.story)
            return self._make(index, last, "border", area=area, key=key_of(tokens[index:last]))
        if not tokens[index].definite:
            start = skip_marks(tokens, end, self.stop)
            inner = self._known(start, behind_unit=False) or self._inside(start)
            return self._make(index, inner.last, "border", area=area, inner=(inner,)) if inner else None
        end = adjectives(tokens, end, self.stop, self.story)
        country = self._nisba(index + 1, end)
        inners = self._joined(end + 1) if end < self.stop and tokens[end].fold in {"مع", "بين"} else ()
        last = inners[-1].last if inners else end
        return self._make(index, last, "border" if inners or country else "back", area=area, inner=inners,
                          country=country)  # fmt: skip

    def _joined(self, index: int) -> tuple[PlaceMention, ...]:
        """Return the places joined by "and" from `index` on."""
        found: list[PlaceMention] = []
        while index < self.stop:
            inner = self._known(index, behind_unit=False, joined=bool(found)) or self._inside(index)
            if inner is None:
                break
            found.append(inner)
            index = inner.last
            if index >= self.stop or self.tokens[index].conjunction != "و":
                break
        return tuple(found)

    # Names

    def _inside(self, index: int, *, attached: bool = False) -> PlaceMention | None:
        """Return the place that an area word at `index` makes, where it stands inside another place."""
        if index >= self.stop or self.tokens[index].conjunction:
            return None
        if self.tokens[index].preposition and not attached:
            return None
        return self._phrase(index, inside=True)

    def _known(
        self, index: int, *, behind_unit: bool, attached: bool = False, joined: bool = False
    ) -> PlaceMention | None:
        """Return the place or country that a known name at `index` names; a place word stands before it."""
        named = self.story.named.get(index)
        if named is None or index >= self.stop or named.last > self.stop:
            return None
        token = self.tokens[index]
        if (token.conjunction and not joined) or (token.preposition and not attached):
            return None
        if named.part in {"name", "capital"}:
            return self._country(named, sure=True, because="known")
        if named.known is None or (named.known.doubt >= _EVERYDAY and not behind_unit):
            return None
        row = self.story.row(named.known)
        if named.known.doubt and not self.story.coherent(row):
            return None
        return self._place(named, sure=True, because="known")

    def _name(self, index: int) -> PlaceMention | None:
        """A name that stands by itself: a place where the words around it say so."""
        named = self.story.named.get(index)
        if named is None or named.last > self.stop or named.part in {"nisba", "people", "government"}:
            return None
        strict = is_located(self.tokens, index, self.first, loose=False)
        loose = strict or is_located(self.tokens, index, self.first, loose=True) or self._in_list(index)
        if named.part in {"name", "capital"}:
            return self._country(named, sure=loose and not self._of_party(index), because="located")
        if named.known is None or named.known.doubt >= _EVERYDAY:
            return None
        if named.known.doubt and not (self.story.coherent(self.story.row(named.known)) and (loose or self._done_to(index))):
            return None
        return self._place(named, sure=not self._in_body(index), because="named")

    def _in_list(self, index: int) -> bool:
        """Whether the token follows a sure place, after "and" or a comma."""
        if index == self.list_end:
            return self.tokens[index].conjunction == "و"
        return index == self.list_end + 1 and self.tokens[index - 1].plain in {"،", "و", ","}

    def _done_to(self, index: int) -> bool:
        at = word_before(self.tokens, index, self.first)
        return at is not None and self.tokens[at].stem in locative_words("locative_noun")

    def _of_party(self, index: int) -> bool:
        """Whether the words before a located country make it a party (مدعوم من X)."""
        at = word_before(self.tokens, index, self.first)
        before = self.tokens[at - 1] if at is not None and at > self.first else None
        return before is not None and before.stem in locative_words("unsure")

    def _in_body(self, index: int) -> bool:
        """Whether the name stands in construct with the head of a body (مجلس X, صحيفة X)."""
        at = word_before(self.tokens, index, self.first)
        if at is None or self.tokens[index].preposition or self.tokens[index].conjunction or self.tokens[at].definite:
            return False
        if self.tokens[at].stem in locative_words("outlet"):
            return True
        head = find(heads(), self.tokens, at, index)
        return head is not None and head[1].form == "body"

    def _more(self, index: int) -> PlaceMention | None:
        """A name that nobody knows, in a list behind a word for its kind (بلدات X وY)."""
        listed = self.listed
        if listed is None or listed.area is None or not self._in_list(index):
            return None
        if listed.area.kind != "unit" or not listed.area.plural or not listed.key:
            return None
        end = unknown_name(self.tokens, index, self.stop)
        if end == index:
            return None
        return self._make(index, end, "listed", area=listed.area, key=key_of(self.tokens[index:end]))

    def _country(self, named: Named, *, sure: bool, because: str) -> PlaceMention:
        code = named.country.code if named.country else None
        row = self.story.row(named.known) if named.known and named.part == "capital" else None
        nation = named.part == "name"
        key = code if nation and code else key_of(self.tokens[named.first : named.last])
        return self._make(named.first, named.last, because, key=key, row=row, country=code, nation=nation, sure=sure)

    def _place(self, named: Named, *, sure: bool, because: str) -> PlaceMention:
        row = self.story.row(named.known) if named.known else None
        end = adjectives(self.tokens, past_marks(self.tokens, named.last, self.stop), self.stop, self.story)
        last = end if end > past_marks(self.tokens, named.last, self.stop) else named.last
        key = key_of(self.tokens[named.first : named.last])
        return self._make(named.first, last, because, key=key, row=row, country=row.country if row else None, sure=sure)

    def _make(self, first: int, last: int, because: str, **fields: object) -> PlaceMention:
        start = self.tokens[first].stem_span.start
        end = max(self.tokens[last - 1].span.end, start + 1)
        return PlaceMention(span=Span(start, end), first=first, last=last, because=because, **fields)  # type: ignore[arg-type]
