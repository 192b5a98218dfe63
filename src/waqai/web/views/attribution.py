"""Who says what in a text: brackets around the words that are somebody's, with whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from waqai.model import Event, Relation, Span, Stance
from waqai.model.sentences import Sentences
from waqai.web.views.segments import SAID, Mark

if TYPE_CHECKING:
    from waqai.model import Record

#: Whose word it is: (entity id, stance), in the order in which the claim names them.
Voices = tuple[tuple[str, Stance], ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """The words `span`, all in one sentence, are the word of `voices`; `owner` is its short id: b1, b2 …."""

    owner: str
    span: Span
    voices: Voices

    @property
    def denies(self) -> bool:
        """Whether all of them deny it."""
        return all(stance is Stance.DENIES for _, stance in self.voices)

    @property
    def mark(self) -> Mark:
        """The mark that the bracket makes in the text."""
        return Mark(self.span, self.owner, SAID, SAID)


def brackets(record: Record) -> list[Bracket]:
    """Return the brackets of a record in text order: one for each sentence and those who vouch for its claims.

    Where all claims of a sentence are somebody's word the brackets cover all of it; else each covers the words of its
    claims only.
    """
    found: list[tuple[Span, Voices]] = []
    for sentence, told in _by_sentence(record).items():
        hulls = sorted((_hull(spans), voices) for voices, spans in told.items() if voices)
        found += hulls if () in told else _filled(sentence, hulls, record.report.text)
    return [Bracket(f"b{number}", span, voices) for number, (span, voices) in enumerate(sorted(found), 1)]


def _by_sentence(record: Record) -> dict[Span, dict[Voices, list[Span]]]:
    """Return the words of all claims, by the sentence that tells them and whose word they are (nobody's: empty)."""
    sentences = Sentences(record.report.text)
    found: defaultdict[Span, defaultdict[Voices, list[Span]]] = defaultdict(lambda: defaultdict(list))
    claims: tuple[Event | Relation, ...] = (*record.events, *record.relations)
    for claim in claims:
        voices = tuple(dict.fromkeys((source.entity, source.stance) for source in claim.sources))
        told = _told(sentences, claim)
        if told and (voices or isinstance(claim, Event)):
            found[told[0]][voices] += told[1]
    return {sentence: dict(told) for sentence, told in found.items()}


def _filled(sentence: Span, hulls: list[tuple[Span, Voices]], text: str) -> list[tuple[Span, Voices]]:
    """Return the spans widened so that together they cover the sentence, each up to where the next one begins."""
    starts = [sentence.start, *(span.start for span, _ in hulls[1:])]
    ends = [*starts[1:], sentence.end]
    return [
        (Span(start, start + len(text[start : max(end, span.end)].rstrip())), voices)
        for (span, voices), start, end in zip(hulls, starts, ends, strict=True)
    ]


def _told(sentences: Sentences, claim: Event | Relation) -> tuple[Span, list[Span]] | None:
    """Return the sentence that tells a claim first, and the claim's words in it; None where no words are kept.

    Words in other sentences are left out: a bracket never reaches over a full stop.
    """
    spans = [claim.trigger] if isinstance(claim, Event) else []
    spans += [item.span for item in claim.evidence]
    if not spans:
        return None
    sentence = sentences.around(spans[0].start, spans[0].end)
    return sentence, [spans[0], *(span for span in spans[1:] if sentence.contains(span))]


def _hull(spans: Iterable[Span]) -> Span:
    all_spans = list(spans)
    return Span(min(span.start for span in all_spans), max(span.end for span in all_spans))
