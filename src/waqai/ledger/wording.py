"""The words of one sentence that name a matter of the ledger or say where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from waqai.language.words import form_of
from waqai.lexicon.matters import NAME, MatterWord, matter_phrases, matter_words
from waqai.lexicon.words import folded_words_of
from waqai.model import Span

#: Vowel signs are no letters to Python, and stand inside words (وقّع).
_MARKED = "[^\\W_][\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]*"
_WORD = re.compile(f"(?:{_MARKED})+(?:['\u2019](?:{_MARKED})+)*")
_LONGEST = 4
#: The state of words that make what follows an aim, and how many words may stand between.
AIM, _BEFORE = "aim", 3


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word, folded, and its folded stem without clitics; `purpose` says that the preposition لـ precedes."""

    span: Span
    fold: str
    stem: str
    purpose: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A reading of the words at `span`: they name a matter or say where one stands."""

    span: Span
    word: MatterWord


@dataclass(frozen=True)
class Wording:
    """The words of the sentence `sentence` of `text`, read once."""

    text: str
    sentence: Span

    @cached_property
    def words(self) -> list[Word]:
        """All words, in order."""
        found = _WORD.finditer(self.text, self.sentence.start, self.sentence.end)
        return [Word(Span(each.start(), each.end()), *_form(each.group())) for each in found]

    @cached_property
    def said(self) -> list[Said]:
        """All readings, in order."""
        return [said for at in range(len(self.words)) for said in self._at(at)]

    def aimed_at(self, of: str, first: Span) -> bool:
        """Whether words directly before `first` make the matter one that is only wished, feared or agreed upon."""
        aims = (s.span for s in self.said if (s.word.of, s.word.state) == (of, AIM) and s.span < first)
        return any(words_between(self.text, span, first) <= _BEFORE for span in aims)

    def _at(self, at: int) -> Iterator[Said]:
        word = self.words[at]
        # what a zone or a line is called after (منطقة خفض التصعيد, خط الهدنة) names a place
        of_a_place = at > 0 and self.words[at - 1].stem in folded_words_of("zone")
        phrases = matter_phrases()
        if phrases.longest_from((word.fold, word.stem)):
            rest = tuple(each.fold for each in self.words[at + 1 : at + _LONGEST])
            if phrase := phrases.longest((word.fold, word.stem), rest):
                length, named = phrase
                if of_a_place:
                    return
                span = Span(word.span.start, self.words[at + length - 1].span.end)
                yield from (Said(span, each) for each in named)
                return
        meanings = matter_words().get(word.stem, ())
        yield from (Said(word.span, each) for each in meanings if each.state != NAME or not of_a_place)


@lru_cache(maxsize=1 << 16)
def _form(printed: str) -> tuple[str, str, bool]:
    form = form_of(printed)
    return form.fold, form.stem, "ل" in form.prefixes


def words_between(text: str, first: Span, second: Span, passed_over: Iterable[Span] = ()) -> int:
    """Return how many words stand between two spans, those that begin in one `passed_over` not counted.

    0 where the spans touch or overlap.
    """
    low, high = sorted((first, second))
    starts = [each.start() for each in _WORD.finditer(text, low.end, max(low.end, high.start))]
    return sum(1 for at in starts if not any(span.start <= at < span.end for span in passed_over))
