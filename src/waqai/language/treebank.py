"""Reads CoNLL-U as printed words: how each is split, the class of its stem, and our own layers where they are marked.

A printed word is a run of rows with SpaceAfter=No (و|ب|تعزيزات). The layers, which `docs/language.md` defines, are
`Clause=Begin` in MISC at the word that begins a clause, `Voice` in FEATS of a verb, and in DEPS of a noun the verbs
that it is the subject or object of ("6:nsubj", "10:nsubj:rel").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from waqai.lexicon.words import words_of
from waqai.model.text import plain
from waqai.model.values import value

_ARABIC: Final = re.compile("[\u0620-\u065f\u066e-\u06d3]+")
_ALWAYS_PROCLITIC: Final = frozenset("وفس")
_PREPOSITIONS: Final = frozenset("بلك")
_LONGEST_CLITIC: Final = 2
#: The treebank has it as a dash glued to a word; here it is part of that word, and plain spelling has none.
_TATWEEL: Final = "\u0640"
#: Words that the treebank has in two parts, and how they are printed.
_ASSIMILATED: Final = {"عنما": "عما", "منما": "مما", "عنمن": "عمن", "منمن": "ممن"}


class _Segment(NamedTuple):
    """One row."""

    id: int
    form: str
    upos: str
    feats: str
    deps: str
    misc: str

    @property
    def space(self) -> bool:
        return "SpaceAfter=No" not in self.misc


@value(frozen=True, slots=True)
class GoldWord:
    """A printed word or mark in plain spelling, the cuts inside it (article left on its noun), the stem's class."""

    word: str
    cuts: frozenset[int]
    upos: str

    @property
    def kind(self) -> str:
        """The kind of token: "word", "number", "latin" or "punct"."""
        if _ARABIC.fullmatch(self.word):
            return "word"
        first = self.word[0]
        return "number" if first.isdigit() else "latin" if first.isalpha() else "punct"


class Argument(NamedTuple):
    """The head word of a subject or object, as an index into the words of its sentence.

    `kind` is "" where it stands in the verb's own clause, "rel" for the antecedent of a relative clause, "shared" for
    the subject of the verb before that a coordinated verb takes up.
    """

    head: int
    kind: str


@value(frozen=True, slots=True)
class GoldVerb:
    """What is marked of one verb; None for a subject or object that no word names (pronoun, clause, nothing)."""

    passive: bool
    subject: Argument | None
    object: Argument | None


@value(frozen=True, slots=True)
class GoldSentence:
    """One annotated sentence: its comments by key, its words, where clauses begin, and its verbs by index of word.

    `starts` leaves out the first word of the sentence. `about["text"]` is the sentence as printed; its tokens are
    `words`, in the same order.
    """

    about: Mapping[str, str]
    words: Sequence[GoldWord]
    starts: frozenset[int]
    verbs: Mapping[int, GoldVerb]


def read_conllu(path: Path) -> list[list[GoldWord]]:
    """Return the words of a CoNLL-U file by sentence; multi-word ranges and empty nodes are passed over."""
    return [list(sentence.words) for sentence in read_sentences(path)]


def read_sentences(path: Path) -> list[GoldSentence]:
    """Return the sentences of a CoNLL-U file with our own layers.

    Without marks of them, `starts` and `verbs` are empty.
    """
    return [_sentence(about, segments) for about, segments in _blocks(path)]


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[_Segment]]]:
    about: dict[str, str] = {}
    block: list[_Segment] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# ") and " = " in line:
                key, _, value = line[2:].rstrip("\n").partition(" = ")
                about[key] = value
            elif fields[0].isdigit():
                form = plain(fields[1]) or fields[1]
                block.append(_Segment(int(fields[0]), form, fields[3], fields[5], fields[8], fields[9]))
            elif not line.strip() and block:
                yield about, block
                about, block = {}, []


def _sentence(about: Mapping[str, str], segments: Sequence[_Segment]) -> GoldSentence:
    groups = list(_groups(segments))
    places = {segment.id: index for index, group in enumerate(groups) for segment in group}
    starts = frozenset(i for i, group in enumerate(groups) if i and "Clause=Begin" in group[0].misc)
    arguments = _arguments(segments, places)
    verbs = {
        places[segment.id]: GoldVerb(
            "Voice=Pass" in segment.feats,
            arguments.get((places[segment.id], "nsubj")),
            arguments.get((places[segment.id], "obj")),
        )
        for segment in segments
        if segment.upos == "VERB" and "Voice=" in segment.feats
    }
    return GoldSentence(about, [_word(group) for group in groups], starts, verbs)


def _arguments(segments: Sequence[_Segment], places: Mapping[int, int]) -> dict[tuple[int, str], Argument]:
    """Return the argument of each (word of a verb, "nsubj" or "obj") that DEPS names."""
    found: dict[tuple[int, str], Argument] = {}
    for segment in segments:
        for edge in segment.deps.split("|") if segment.deps != "_" else ():
            verb, relation, *kinds = edge.split(":")
            kind = next((kind for kind in kinds if kind != "pass"), "")
            if verb.isdigit() and int(verb) in places:
                found[places[int(verb)], relation] = Argument(places[segment.id], kind)
    return found


def _groups(segments: Sequence[_Segment]) -> Iterator[list[_Segment]]:
    """Yield the rows of each printed word or mark."""
    held: list[_Segment] = []
    for segment in segments:
        if segment.form == _TATWEEL:
            if held and segment.space:
                yield held
                held = []
            continue
        arabic = _ARABIC.fullmatch(segment.form) is not None
        if held and not arabic:
            yield held
            held = []
        held.append(segment)
        if segment.space or not arabic:
            yield held
            held = []
    if held:
        yield held


def _word(segments: Sequence[_Segment]) -> GoldWord:
    main = 0
    while main < len(segments) - 1:
        form, after = segments[main].form, segments[main + 1]
        stays = after.upos == "PRON" and len(after.form) <= _LONGEST_CLITIC
        if form not in _ALWAYS_PROCLITIC and (form not in _PREPOSITIONS or stays):
            break
        main += 1
    word = "".join(segment.form for segment in segments)
    if printed := _ASSIMILATED.get(word):
        return GoldWord(printed, frozenset(), segments[0].upos)
    cuts = frozenset() if word in words_of("fused") else _cuts([segment.form for segment in segments])
    return GoldWord(word, cuts, segments[main].upos)


def _cuts(parts: Sequence[str]) -> frozenset[int]:
    ends, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        ends.add(at)
    return frozenset(ends)
