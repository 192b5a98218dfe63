"""What the tagger of people's names learns from: texts, who is named in them, and which names the rules find there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from waqai.claims.scene import located
from waqai.evaluate.conll import NamedSentence, read_conll
from waqai.evaluate.gold import GoldReport
from waqai.evaluate.names import STRETCH
from waqai.language import analyse
from waqai.lexicon.names import name_particles
from waqai.mentions.name_cues import name_parts
from waqai.mentions.name_extent import title_at
from waqai.mentions.name_tagger import Named
from waqai.mentions.proper import ruled_names
from waqai.model import Analysis, Span, Token
from waqai.pipeline import mentions_of
from waqai.resolve.times import find_times
from waqai.train.name_sentences import Sentences, filled, read_sentences

if TYPE_CHECKING:
    from datetime import date

_OFTEN_FILLED: Final = 4
#: What chance begins with in each of the sets of names that our own sentences are filled with.
_SEEDS: Final = (7, 8, 9)
#: Word classes that no name has inside.
_NO_NAME: Final = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "PUNCT", "DET", "AUX", "NUM"})
_NAME_CLASSES: Final = frozenset({"PROPN", "X"})
_LONGEST: Final = 4
_OF_PEOPLES: Final = ("ين", "ون", "ان")


class Sample(NamedTuple):
    """A text with the names of people that it has and the names that the rules find in it."""

    analysis: Analysis
    people: tuple[Named, ...]
    ruled: tuple[Named, ...]


def gather(reports: Iterable[GoldReport], corpora: Iterable[Path]) -> list[Sample]:
    """Return annotated reports and corpora as samples."""
    return [of_report(report) for report in reports] + [sample for path in corpora for sample in of_corpus(path)]


def drawn_sets(path: Path) -> list[list[Sample]]:
    """Return the sentences of a file as samples, several sets of them, each filled with other names."""
    sentences = read_sentences(path)
    return [list(of_sentences(sentences, seed)) for seed in _SEEDS]


def sample_of(text: str, people: Callable[[Analysis, Sequence[Named]], Iterable[Named]], day: date | None) -> Sample:
    """Return a text as a sample; `people` says who is named, given what the rules find."""
    analysis = analyse(text)
    mentions = mentions_of(analysis, located(analysis, find_times(analysis, day)))
    ruled = tuple((name.kind, name.first, name.last) for name in ruled_names(analysis, mentions))
    return Sample(analysis, tuple(_apart(people(analysis, ruled))), ruled)


def _apart(names: Iterable[Named]) -> list[Named]:
    """Return names of which none overlaps another, the longer ones first choice, in text order."""
    kept: list[Named] = []
    for name in sorted(set(names), key=lambda name: (name[1] - name[2], name)):
        if not any(_overlap(name, other) for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name[1])


def _overlap(one: Named, other: Named) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def of_report(report: GoldReport) -> Sample:
    """Return an annotated report as a sample: its persons without titles, and those whom only the rules see."""
    persons = [entity for entity in report.record["entities"] if entity["kind"] == "person"]

    def people(analysis: Analysis, ruled: Sequence[Named]) -> Iterator[Named]:
        found: list[Named] = []
        for person in persons:
            spans = [_tokens_in(analysis, span) for span in person.get("spans", ())]
            found += _names_of(analysis.tokens, [span for span in spans if span], ruled)
        yield from found
        yield from (n for n in ruled if n[0] == "PERS" and not any(_overlap(n, other) for other in found))

    return sample_of(report.report.text, people, report.report.published)


def _tokens_in(analysis: Analysis, span: Span) -> tuple[int, int] | None:
    inside = [token.index for token in analysis.tokens if token.kind != "punct" and token.span.overlaps(span)]
    return (inside[0], inside[-1] + 1) if inside else None


def _names_of(tokens: Sequence[Token], spans: Iterable[tuple[int, int]], ruled: Sequence[Named]) -> Iterator[Named]:
    """Yield the names alone in the quotations of one person; a single everyday word where it ends a longer name."""
    single: list[tuple[int, int]] = []
    ends: set[str] = set()
    for first, last in spans:
        found = [n for n in ruled if n[0] == "PERS" and n[1] < last and first < n[2]]
        start = max(first, found[0][1]) if found else _past_title(tokens, first, last)
        if start == last == first + 1:
            single.append((first, last))
        elif start < last and (found or _like_a_name(tokens, start, last, ruled)):
            if last - start == 1 and not found and (start > first or tokens[start].upos not in _NAME_CLASSES):
                single.append((start, last))
                continue
            yield _settled(tokens, start, last, found)
            ends.add(tokens[last - 1].stem)
    yield from (("PERS", first, last) for first, last in single if tokens[first].stem in ends)


def _settled(tokens: Sequence[Token], first: int, last: int, found: Sequence[Named]) -> Named:
    """Return the rules' name where the quotation goes on behind it with words that no name has."""
    if found and any(token.upos in _NO_NAME - {"VERB", "NUM"} for token in tokens[first:last]):
        return found[0]
    return "PERS", first, last


def _past_title(tokens: Sequence[Token], first: int, last: int) -> int:
    while first < last and (title := title_at(tokens, first, last)):
        first = title[0]
    while first < last and not _namely(tokens[first]):
        first += 1
    return first


def _namely(token: Token) -> bool:
    known = any(form in name_parts() for form in token.keys)
    return known or token.upos in _NAME_CLASSES or token.fold in name_particles()


def _like_a_name(tokens: Sequence[Token], first: int, last: int, ruled: Sequence[Named]) -> bool:
    words = tokens[first:last]
    if len(words) > _LONGEST or any(_overlap(("PERS", first, last), name) for name in ruled):
        return False
    if any(token.upos in _NO_NAME or token.suffix for token in words) or any(token.preposition for token in words[1:]):
        return False
    return all(_namely(token) or token.definite for token in words)


def of_corpus(path: Path) -> Iterator[Sample]:
    """Yield the stretches of a corpus of named entities as samples; peoples, which some call persons, are none."""
    sentences = read_conll(path)
    for first in range(0, len(sentences), STRETCH):
        stretch = sentences[first : first + STRETCH]
        yield sample_of("\n".join(sentence.text for sentence in stretch), _marked(stretch), None)


def _marked(stretch: Sequence[NamedSentence]) -> Callable[[Analysis, Sequence[Named]], Iterator[Named]]:
    def people(analysis: Analysis, _: Sequence[Named]) -> Iterator[Named]:
        start = 0
        for sentence in stretch:
            for kind, first, last in sentence.names:
                span = Span(start + sentence.words[first].start, start + sentence.words[last - 1].end)
                name = _tokens_in(analysis, span) if kind == "PERS" else None
                if name and not _is_people(analysis.tokens[name[0] : name[1]]):
                    yield ("PERS", *name)
            start += len(sentence.text) + 1

    return people


def _is_people(words: Sequence[Token]) -> bool:
    one = words[0]
    return len(words) == 1 and (one.plain.endswith(_OF_PEOPLES) or (one.definite and one.upos not in _NAME_CLASSES))


def of_sentences(sentences: Sentences, seed: int = 7) -> Iterator[Sample]:
    """Yield our own sentences as samples, each several times with other names."""
    for text, names in filled(sentences, _OFTEN_FILLED, seed):
        spans = [Span(start, end) for kind, start, end in names if kind == "PERS"]

        def people(analysis: Analysis, _: Sequence[Named], spans: Sequence[Span] = spans) -> Iterator[Named]:
            yield from (("PERS", *name) for span in spans if (name := _tokens_in(analysis, span)))

        yield sample_of(text, people, None)
