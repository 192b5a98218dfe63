"""What of the places of a report is a proper name, as the corpora of named entities cut and sort them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from waqai.lexicon.lookup import words_after
from waqai.lexicon.names import Phrases, Value, countries
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.words import folded_words_of
from waqai.mentions.locative import area_of
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.place_names import Named, Story, story_of
from waqai.mentions.world_bodies import QUOTES, Proper
from waqai.model import Analysis, Sentence, Token

_CUT_AREAS: Final = frozenset({"unit", "whole", "area", "direction", "border"})
#: What stands between the places that a report was sent from, and what stands behind them.
_BETWEEN, _SENT = frozenset("،,/"), frozenset("-–—ـ(:")
_FEMININE: Final = "ة"


def of_place(tokens: Sequence[Token], place: PlaceMention) -> Proper | None:
    """Return the name of a place without the words for its kind and side, None where only common words make it."""
    if not place.sure or place.because == "vague" or (place.inner and not _kept(tokens[place.first])):
        return None
    first, last = place.first, _without_epithet(tokens, place.first, place.last)
    if tokens[first].stem in folded_words_of("no_place_word"):
        return None
    if place.inner:
        return Proper("LOC", first, last)
    if _is_country(tokens, first, last):
        return of_country(tokens, first, last)
    past = _past_areas(tokens, first, last)
    if not _whole(tokens, first, last) or is_place(tokens, past, last):
        first = past
    if first == last or (first > place.first and tokens[first].upos == "ADJ"):
        return None
    area = area_of(tokens[first])
    alone = last - first == 1 or all(token.upos == "ADJ" for token in tokens[first + 1 : last])
    return None if area and alone and not _known(tokens, first, last) else Proper("LOC", first, last)


def _whole(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a known name keeps its first word, which does not only say what it is (مدينة | الصدر, بلاد الشام)."""
    return _known(tokens, first, last) and not _is_unit(tokens[first])


def _is_unit(token: Token) -> bool:
    area = area_of(token)
    return area is not None and area.kind == "unit" and not (token.definite or _kept(token))


def _kept(token: Token) -> bool:
    """Whether a word for a kind of place belongs to the name (قطاع غزة، نهر الكونغو، مطار القاهرة)."""
    return token.stem in folded_words_of("kept_with_places") and not token.definite


def _past_areas(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the words for kinds and sides end, at the latest where a known name begins.

    A side that an adjective tells of makes a name of its own (الشرق الأوسط), other sides none (جنوب | أفريقيا).
    """
    index = first
    while index < last and _is_area(tokens[index]):
        if (index > first or _begins_name(tokens[index])) and _known(tokens, index, last):
            break
        index += 1
    return index


def _begins_name(token: Token) -> bool:
    return token.definite or token.stem in folded_words_of("kept_when_known")


def _is_area(token: Token) -> bool:
    area = area_of(token)
    return _cut(token) or (area is not None and area.kind in _CUT_AREAS and not _kept(token))


def _cut(token: Token) -> bool:
    """Whether a word for a kind of place is never part of its name (دولة قطر، شارع فيصل)."""
    return token.stem in folded_words_of("cut_from_places") and not token.definite


def _without_epithet(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a place ends without the adjective that is no part of its name (بيدوا | الصغيرة, القاهرة الكبرى)."""
    short = last - 1
    kept = tokens[short].stem in folded_words_of("kept_behind_places")
    epithet = short > first and tokens[short].definite and not kept and not _known(tokens, first, last)
    return short if epithet and _known(tokens, _past_areas(tokens, first, short), short) else last


def _known(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words as they stand are the name of a place that tables hold (جنوب أفريقيا)."""
    if first >= last or (last - first == 1 and area_of(tokens[first])):
        return False
    return is_place(tokens, first, last) or _is_country(tokens, first, last)


def is_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an entry of the gazetteer covers the tokens `[first, last)`."""
    return first < last and _fills(shipped_gazetteer(), tokens, first, last)


def _is_country(tokens: Sequence[Token], first: int, last: int) -> bool:
    return _fills(countries(), tokens, first, last)


def _fills(table: Phrases[Value], tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an entry of a table covers all the words."""
    found = table.longest(tokens[first].keys, words_after(tokens, first + 1, last))
    return found is not None and found[0] >= last - first


def of_country(tokens: Sequence[Token], first: int, last: int) -> Proper | None:
    """Return a country without the word for a state (دولة | قطر); a lone adjective that looks like one is none."""
    if last - first > 1 and _cut(tokens[first]) and _is_country(tokens, first + 1, last):
        first += 1
    return None if _only_describes(tokens, first, last) else Proper("LOC", first, last)


def _only_describes(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a country's name that is an adjective too describes the noun before it (أسرة تركية)."""
    country = countries().get((tokens[first].keys[0],)) if last - first == 1 else None
    before = tokens[first - 1] if first else None
    noun = before is not None and before.upos in {"NOUN", "ADJ"} and before.plain.endswith(_FEMININE)
    return noun and country is not None and country.ambiguous and tokens[first].plain.endswith("ية")


def sent_from(analysis: Analysis) -> Iterator[Proper]:
    """Yield the places at the head of a sentence that it was sent from (عدن، اليمن (رويترز) -)."""
    story = story_of(analysis)
    for sentence in analysis.sentences:
        heading = list(_heading(analysis.tokens, sentence, story))
        end = heading[-1].last if heading else sentence.last
        if end < sentence.last and analysis.tokens[end].plain in _SENT:
            yield from (Proper("LOC", name.first, name.last) for name in heading)


def _heading(tokens: Sequence[Token], sentence: Sentence, story: Story) -> Iterator[Named]:
    index, name = sentence.first, story.named.get(sentence.first)
    while name is not None and name.part in {"", "name", "capital"} and not (name.known and name.known.doubtful):
        yield name
        index = name.last
        if index < sentence.last and tokens[index].plain in _BETWEEN:
            index += 1
        name = story.named.get(index)


def wide_regions(analysis: Analysis) -> Iterator[Proper]:
    """Yield the parts of the world that lie in no one country (أوروبا): places wherever they stand but in quotes."""
    tokens = analysis.tokens
    for name in story_of(analysis).named.values():
        row = name.known.rows[0] if name.known and not name.country else None
        quoted = name.first > 0 and tokens[name.first - 1].plain in QUOTES
        wide = row is not None and row.ours and row.kind == "region" and row.country is None
        if wide and not quoted and tokens[name.first].stem not in folded_words_of("no_place_word"):
            yield Proper("LOC", _past_areas(tokens, name.first, name.last), name.last)
