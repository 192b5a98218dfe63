"""Allegiances and commands through time: who leads, belongs to, follows or arms whom, according to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waqai.ledger.scene import Scene
from waqai.link import Actor, Cast, Filed, Source
from waqai.model import RelationStatus, RelationType, Stance, content_id

#: The relations between actors; those to places are matters of control.
KINDS = (
    RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.AFFILIATED_WITH,
    RelationType.REPRESENTS, RelationType.ROLE_IN, RelationType.SUPPLIES,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One report's word on a tie: `status` as in codebook §1.4, `detail` the role or what is supplied."""

    status: RelationStatus
    detail: str | None
    denied: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That `subject` stands in a relation to `object`, with every report's word on it, by day."""

    kind: RelationType
    subject: Actor
    object: Actor
    words: tuple[Word, ...]

    @property
    def id(self) -> str:
        """The content id."""
        return content_id("tie", self.kind, self.subject.id, self.object.id)

    @property
    def order(self) -> tuple[str, ...]:
        """What ties are sorted by."""
        return (self.kind, self.subject.name, self.subject.id, self.object.name, self.object.id)

    @property
    def status(self) -> RelationStatus:
        """What the last report that does not deny it says; DENIED where all deny it."""
        said = [word.status for word in self.words if not word.denied]
        return said[-1] if said else RelationStatus.DENIED

    @property
    def first(self) -> date:
        """The day of the first report of it."""
        return self.words[0].source.reported

    @property
    def last(self) -> date:
        """The day of the last report of it."""
        return self.words[-1].source.reported

    def known_by(self, day: date) -> Tie | None:
        """Return the tie by the words that had come out by a day; None where none had."""
        words = tuple(word for word in self.words if word.source.reported <= day)
        return replace(self, words=words) if words else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieWord:
    """One report's word, with the tie that it is on."""

    kind: RelationType
    subject: Actor
    object: Actor
    word: Word


def ties(rows: Iterable[TieWord]) -> list[Tie]:
    """Return the ties that words are on, by kind and name."""
    found: defaultdict[tuple[RelationType, str, str], list[TieWord]] = defaultdict(list)
    for row in rows:
        found[row.kind, row.subject.id, row.object.id].append(row)
    made = [_tie(sorted(said, key=lambda row: row.word.source.order)) for said in found.values()]
    return sorted(made, key=lambda tie: tie.order)


def _tie(said: Sequence[TieWord]) -> Tie:
    first = said[0]
    return Tie(kind=first.kind, subject=first.subject, object=first.object, words=tuple(row.word for row in said))


def tie_words(filed: Filed, cast: Cast) -> Iterator[TieWord]:
    """Yield what one report says of ties; an actor is tied to others only."""
    scene = Scene.of(filed, cast)
    for relation in scene.record.relations if scene else ():
        if scene is None or relation.type not in KINDS or not relation.evidence:
            continue
        subject, target = scene.actors.get(relation.subject), scene.actors.get(relation.object)
        if subject is None or target is None or subject.id == target.id:
            continue
        at = relation.evidence[0].span
        source = scene.source(scene.around(at), relation.sources, [relation.subject, relation.object])
        denied = relation.status is RelationStatus.DENIED or any(s.stance is Stance.DENIES for s in relation.sources)
        word = Word(status=relation.status, detail=relation.role or relation.what, denied=denied, source=source)
        yield TieWord(kind=relation.type, subject=subject, object=target, word=word)
