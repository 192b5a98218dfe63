"""Why a text's places were read as they were: the candidates of each name, what speaks for them, and the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.language import analyse
from waqai.lexicon.places import AreaWord, GazetteerRow, Known
from waqai.mentions.place_known import KnownNames, kinds_of
from waqai.mentions.place_names import Fit, Named, Story, story_of
from waqai.mentions.places import PlaceMention, find_places
from waqai.model import Place, Sentence, Span
from waqai.resolve.places import resolve_places

_EVERYDAY = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the gazetteer under a name; `pros` and `cons` are what speaks for and against it, in words."""

    row: GazetteerRow
    pros: tuple[str, ...]
    cons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was made of the words of `span`: `place` is None where they are read as none, `reason` says why.

    `candidates` are the rows that share the name, the likeliest first.
    """

    span: Span
    place: Place | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


def explain_places(text: str) -> tuple[Decision, ...]:
    """Return a decision for every place of a text, and for every known name that was read as none, in order.

    Everyday words that are names only of places that nobody reviewed are left out.
    """
    analysis = analyse(text)
    story, mentions = story_of(analysis), find_places(analysis)
    places = resolve_places(mentions, text)
    found: list[Decision] = []
    for sentence in analysis.sentences:
        judge = _Judge(KnownNames(analysis, sentence, story), story, places)
        found += judge.decisions(sentence, [m for m in mentions if sentence.first <= m.first < sentence.last])
    return tuple(sorted(found, key=lambda decision: (decision.span.start, -decision.span.end)))


class _Judge:
    """Explains the names of one sentence."""

    def __init__(self, names: KnownNames, story: Story, places: Sequence[Place]) -> None:
        self.names, self.story = names, story
        self.by_span = {span: place for place in places for span in place.mentions}

    def decisions(self, sentence: Sentence, mentions: Sequence[PlaceMention]) -> Iterator[Decision]:
        """Yield a decision for every mention, and for every name of the gazetteer outside them."""
        taken: set[int] = set()
        for mention in mentions:
            named = self._named(mention)
            taken.update(range(mention.first, mention.last))
            place = self.by_span.get(mention.span)
            reason = _chosen(mention, place) if place else "it acts rather than being where something happens"
            yield Decision(mention.span, place, reason, self._candidates(named, mention.area) if named else ())
        for index in range(sentence.first, sentence.last):
            named = self.story.named.get(index)
            if named and named.known and index not in taken and _worth_a_word(named.known):
                yield Decision(self._span(named), None, self._refused(named), self._candidates(named, None))

    def _named(self, mention: PlaceMention) -> Named | None:
        """Return the known name that a mention itself names: not the word for its kind, nor one inside it."""
        inner = {index for part in mention.inner for index in range(part.first, part.last)}
        first = mention.first + (1 if mention.area and mention.row is None else 0)
        names = (self.story.named.get(index) for index in range(first, mention.last) if index not in inner)
        known = [named for named in names if named and named.known]
        meant = (named for named in known if named.known and mention.row in named.known.rows)
        return next(meant, None if mention.row else next(iter(known), None))

    def _span(self, named: Named) -> Span:
        tokens = self.names.tokens
        return Span(tokens[named.first].stem_span.start, tokens[named.last - 1].span.end)

    def _candidates(self, named: Named, unit: AreaWord | None) -> tuple[Candidate, ...]:
        if named.known is None:
            return ()
        beside = self.names.beside(named.last)
        fits = self.story.fits(named.known, kinds_of(unit), beside)
        rows = sorted(named.known.rows, key=lambda row: fits[row.id], reverse=True)
        return tuple(self._candidate(row, fits[row.id], beside) for row in rows)

    def _candidate(self, row: GazetteerRow, fit: Fit, beside: str | None) -> Candidate:
        words = _words(fit, row.country)
        pros = [words[part] for part, value in fit._asdict().items() if value]
        cons = [f"its country, {row.country}, is not named"] if row.country and not fit.spoken else []
        cons += [f"{beside} is named beside it"] if beside and not fit.beside else []
        cons += [] if self.story.coherent(row, beside) else ["too little else in the text is of its country"]
        return Candidate(row, tuple(pros), tuple(cons))

    def _refused(self, named: Named) -> str:
        """Return why a known name was read as no place."""
        if named.known and named.known.doubt >= _EVERYDAY:
            return "an everyday word: it counts only behind a word for its kind, such as مدينة"
        if not self.names.coherent(named):
            return "the text speaks too little of the country that it lies in"
        return "no preposition of place, area word or list beside it makes it a place"


def _worth_a_word(known: Known) -> bool:
    """Whether a reader may wonder why a name is no place: not so with a common word that some hamlet is called by."""
    return known.doubt < _EVERYDAY or any(row.ours for row in known.rows)


def _words(fit: Fit, country: str | None) -> Mapping[str, str]:
    return {
        "of_kind": "it is of the kind that the word before it asks for",
        "beside": f"{country} is named beside it",
        "famous": "it is far better known than its namesakes",
        "spoken": f"the text speaks of {country} ({fit.spoken})",
        "ours": "it is on the reviewed list",
        "population": f"{fit.population:,} people",
    }


def _chosen(mention: PlaceMention, place: Place) -> str:
    """Return how a place was put where it is, or why it was left open."""
    if place.latitude is not None:
        return "by its own row" if place.gazetteer_id else "by the place that its words hold"
    if mention.nation:
        return "left open: a country has no spot"
    if mention.sides and place.country:
        return "left open: a side that only says where something else lies, or no more than the country"
    if place.gazetteer_id or mention.row:
        return "left open: it spans several countries, or nobody is sure where it lies"
    return "left open: no list of places has it, or nothing decides between namesakes"


def as_json(text: str, decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON; offsets count code points of the text."""
    place = decision.place
    return {
        "start": decision.span.start,
        "end": decision.span.end,
        "text": decision.span.of(text),
        "place": {
            "name": place.name, "country": place.country, "latitude": place.latitude, "longitude": place.longitude,
            "precision": place.precision, "acled_precision": place.acled, "ucdp_precision": place.ucdp,
            "gazetteer_id": place.gazetteer_id,
        } if place else None,
        "reason": decision.reason,
        "candidates": [
            {
                "gazetteer_id": candidate.row.id, "country": candidate.row.country, "kind": candidate.row.kind,
                "latitude": candidate.row.latitude, "longitude": candidate.row.longitude,
                "for": list(candidate.pros), "against": list(candidate.cons),
                "chosen": place is not None and candidate.row.id == place.gazetteer_id,
            }
            for candidate in decision.candidates
        ],
    }  # fmt: skip
