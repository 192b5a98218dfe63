"""How well the room finds clauses and the arguments of verbs, on sentences that mark them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from waqai.language.analysis import analyse
from waqai.language.treebank import Argument, GoldSentence
from waqai.model.analysis import Analysis

#: For each verb of an analysis, by index of token, the head words of its subject and object, or None.
Arguments = Mapping[int, tuple[int | None, int | None]]
Finder = Callable[[Analysis], Arguments]

_KINDS: Final = {"": "local", "rel": "rel", "shared": "shared"}


class Score(NamedTuple):
    """Of `said` things `right` are among the `gold` ones; shares in percent, 0 where there is nothing."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """Percent of what was said that is right."""
        return 100 * self.right / max(self.said, 1)

    @property
    def recall(self) -> float:
        """Percent of what is marked that was said."""
        return 100 * self.right / max(self.gold, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(self.said + self.gold, 1)

    def __str__(self) -> str:
        """One line for people."""
        return f"precision {self.precision:.1f} recall {self.recall:.1f} F1 {self.f1:.1f} % ({self.gold})"


def score(tally: Mapping[str, int], name: str) -> Score:
    """Return the score that `tally` counted under `name`."""
    return Score(tally.get(f"{name} right", 0), tally.get(f"{name} said", 0), tally.get(f"{name} gold", 0))


def count(sentences: Iterable[GoldSentence], finder: Finder) -> Counter[str]:
    """Return counts of clause starts, subjects and objects, to be read with `score`.

    Names: "clause" and "clause, batch B", by the comment `batch` of the sentence; "subject", "object"; and recall only,
    by where the head stands, "subject local", "subject rel", "subject shared", "object local", "object rel". Of passive
    verbs nothing is counted. A word that is no marked verb, but for which `finder` names something, counts as said.
    """
    return Counter(chain.from_iterable(_marks(sentence, finder) for sentence in sentences))


def _marks(sentence: GoldSentence, finder: Finder) -> Iterator[str]:
    analysis = analyse(sentence.about["text"])
    said = clause_starts(analysis)
    for name in ("clause", f"clause, batch {sentence.about.get('batch', '')}"):
        yield from _outcome(name, said, sentence.starts)
    found = finder(analysis)
    passive = {index for index, verb in sentence.verbs.items() if verb.passive}
    for place, name in enumerate(("subject", "object")):
        gold = {i: a for i, v in sentence.verbs.items() if (a := (v.subject, v.object)[place]) and i not in passive}
        heads = {i: head for i, pair in found.items() if (head := pair[place]) is not None and i not in passive}
        yield from _outcome(name, heads.items(), ((i, a.head) for i, a in gold.items()))
        yield from _by_kind(name, heads, gold)


def _outcome(name: str, said: Iterable[object], gold: Iterable[object]) -> Iterator[str]:
    said, gold = set(said), set(gold)
    for part, things in (("said", said), ("gold", gold), ("right", said & gold)):
        yield from (f"{name} {part}" for _ in things)


def _by_kind(name: str, heads: Mapping[int, int], gold: Mapping[int, Argument]) -> Iterator[str]:
    for index, argument in gold.items():
        kind = f"{name} {_KINDS[argument.kind]}"
        yield f"{kind} gold"
        if heads.get(index) == argument.head:
            yield f"{kind} right"


def clause_starts(analysis: Analysis) -> frozenset[int]:
    """Return the words that begin a clause but not a sentence.

    A clause that begins at a mark begins at the next word.
    """
    starts = set()
    for sentence in analysis.sentences:
        words = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].kind != "punct"]
        for first, _ in sentence.clauses:
            starts.update([i for i in words if i >= first][:1])
        starts -= set(words[:1])
    return frozenset(starts)


def named_arguments(analysis: Analysis) -> Arguments:
    """Return what the room itself names."""
    return {predicate.verb: (predicate.subject, predicate.object) for predicate in analysis.predicates}


def nearest_phrases(analysis: Analysis) -> Arguments:
    """Return a baseline: the subject is the noun phrase without a preposition that follows the verb in its clause.

    The object is the one after; where a phrase stands before the verb, that is the subject.
    """
    return {
        index: _nearest(analysis, index, clause)
        for sentence in analysis.sentences
        for clause in sentence.clauses
        for index in range(*clause)
        if analysis.tokens[index].upos == "VERB"
    }


def _nearest(analysis: Analysis, verb: int, clause: tuple[int, int]) -> tuple[int | None, int | None]:
    bare = [p.head for p in analysis.phrases if not p.preposition and clause[0] <= p.first < clause[1]]
    after = [head for head in bare if head > verb]
    before = [head for head in bare if head < verb]
    if before:
        return before[0], after[0] if after else None
    return after[0] if after else None, after[1] if len(after) > 1 else None


def report(tally: Mapping[str, int]) -> Sequence[str]:
    """Return the scores of `count` as lines for people."""
    batches = sorted({name.rsplit(" ", 1)[0] for name in tally if name.startswith("clause, batch")})
    lines = [f"{name}: {score(tally, name)}" for name in ("clause", *batches, "subject", "object")]
    kinds = [f"{name} {kind}" for name in ("subject", "object") for kind in _KINDS.values()]
    parts = [f"{name} {score(tally, name).recall:.1f} %" for name in kinds if score(tally, name).gold]
    return [*lines, "recall: " + ", ".join(parts)]
