"""Allegiances and commands through time: who leads, belongs to, follows or arms whom, according to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


def ties(filed: Iterable[Filed], cast: Cast) -> list[Tie]:
    """Return the ties of all reports together, by kind and name; an actor is tied to others only."""
    found: defaultdict[tuple[RelationType, str, str], list[tuple[Actor, Actor, Word]]] = defaultdict(list)
    for each in filed:
        for kind, subject, target, word in _said(each, cast):
            found[kind, subject.id, target.id].append((subject, target, word))
    rows = []
    for (kind, _, _), said in found.items():
        words = sorted(
            (word for *_, word in said), key=lambda word: (word.source.reported, word.source.report, word.source.span)
        )
        rows.append(Tie(kind=kind, subject=said[0][0], object=said[0][1], words=tuple(words)))
    return sorted(rows, key=lambda tie: (tie.kind, tie.subject.name, tie.subject.id, tie.object.name, tie.object.id))


def _said(filed: Filed, cast: Cast) -> Iterator[tuple[RelationType, Actor, Actor, Word]]:
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
        yield relation.type, subject, target, word
