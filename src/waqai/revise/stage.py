"""One stage of the fold: the acts about some values of a record, taken together.

First what people added, then what they parted, then what each field is held to be, then what they joined; what is said
of a joined value after it was joined holds for the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from waqai.errors import UsageError
from waqai.model import Entity, Event, Judgement, Record, Span, Verdict, target_id
from waqai.revise.added import new_value
from waqai.revise.attach import Targets, anchors, other_of
from waqai.revise.explained import explained
from waqai.revise.fields import FIELDS, Field, Scene, Target, check_modes, value_of
from waqai.revise.joining import groups_of, joined_entity, joined_event, parted_entity, parted_event
from waqai.revise.opinions import (
    DROP,
    SPLIT,
    VERDICT,
    Conflict,
    Opinion,
    conflict_of,
    decide,
    opinions,
    read_json,
)

_PAIRS: Final = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


class Stage:
    """The acts about some values, applied; see the attributes for what came of it.

    `values`: what acts call a value → what it is now; those that are rejected are not there. `before`: the same for
    what the machine, or who added it, made of it. `joined`: what acts call a value → what they call its whole.
    """

    def __init__(self, record: Record, values: Mapping[str, Target], acts: Sequence[Judgement]) -> None:
        """Apply `acts`, in the order of their times, to `values`; forms are read in terms of `record`."""
        self._record = record
        self._scene = Scene(record)
        self._targets = Targets(values)
        self.conflicts: list[Conflict] = []
        self.loose: list[Judgement] = []
        self.parted: dict[tuple[str, Span], str] = {}
        self.joined: dict[str, str] = {}
        self.acts: defaultdict[str, list[Judgement]] = defaultdict(list)
        self._add(acts)
        self._part([act for act in acts if act.verdict is Verdict.CORRECT and act.field == SPLIT])
        self.before = dict(self._targets.values)
        pairs = self._gather(acts)
        self.values = self._joined(self._pairs(pairs))

    def _add(self, acts: Sequence[Judgement]) -> None:
        """Add what people added, and what they accepted and the coder no longer finds; in text order."""
        made: dict[str, Target] = {}
        for act in acts:
            wanted = act.verdict in {Verdict.ADD, Verdict.ACCEPT} and act.span is not None and act.subject not in made
            if wanted and act.span and self._targets.find(act.subject, act.span) is None:
                try:
                    made[act.subject] = new_value(self._record, act.subject, read_json(act.value), act.span, act.by)
                except UsageError:
                    continue
        for name in sorted(made, key=lambda name: (anchors(made[name])[0], name)):
            self._targets.values[name] = made[name]

    def _part(self, acts: Sequence[Judgement]) -> None:
        """Part actors and events; one that was parted off may be parted again."""
        waiting = list(acts)
        while waiting:
            left = [act for act in waiting if not self._part_one(act)]
            if len(left) == len(waiting):
                return
            waiting = left

    def _part_one(self, act: Judgement) -> bool:
        name = self._targets.find(act.subject, act.span)
        value = self._targets.values.get(name or "")
        spans = self._spans(read_json(act.value))
        pair: tuple[Target, Target] | None = None
        if isinstance(value, Entity):
            pair = parted_entity(self._record.report, value, spans)
        elif isinstance(value, Event) and spans:
            pair = parted_event(value, spans[0])
        if name is None or pair is None:
            return False
        kept, away = pair
        self._targets.values[name] = kept
        self._targets.values[target_id(self._record.report, away)] = away
        if isinstance(kept, Entity) and isinstance(away, Entity):
            self.parted |= {(kept.id, span): away.id for span in away.mentions}
        return True

    def _spans(self, form: Any) -> list[Span]:
        try:
            return [self._scene.span(each) for each in form] if isinstance(form, list) else []
        except UsageError:
            return []

    def _gather(self, acts: Sequence[Judgement]) -> dict[tuple[str, str], list[Judgement]]:
        """Sort acts by what they are about; return those about pairs by their pair."""
        pairs: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
        for act in acts:
            name = self._targets.find(act.subject, act.span)
            other = other_of(act, self._targets) if act.verdict in _PAIRS else name
            if name is None or other is None:
                self.loose.append(act)
                continue
            self.acts[name].append(act)
            if act.verdict in _PAIRS:
                self.acts[other].append(act)
                pairs[min(name, other), max(name, other)].append(act)
        return dict(pairs)

    def _pairs(self, pairs: Mapping[tuple[str, str], list[Judgement]]) -> list[tuple[str, str, Judgement]]:
        """Return the pairs that are held to be one, with the last act that says so."""
        found = []
        for (one, other), acts in sorted(pairs.items()):
            last = {(act.by, act.rank): act for act in acts if act.verdict is not Verdict.UNSURE}
            held = [Opinion(act.by, act.rank, str(act.verdict), act.place_in_time) for act in last.values()]
            decided = decide(held, lambda value: value)
            if decided.conflict:
                self.conflicts.append(conflict_of(one, "same", held))
            alike = type(self.before[one]) is type(self.before[other]) and one != other
            if decided.said and decided.value == str(Verdict.SAME) and alike:
                found.append((one, other, max(acts, key=lambda act: act.place_in_time)))
        return found

    def _joined(self, pairs: Sequence[tuple[str, str, Judgement]]) -> dict[str, Target]:
        """Return the values after all acts, those that are joined under the name of each."""
        groups = groups_of([(one, other) for one, other, _ in pairs], self.before)
        since = {
            name: max(act.place_in_time for one, other, act in pairs if one in group or other in group)
            for group in groups
            for name in group
        }
        values: dict[str, Target] = {}
        for name, value in self.before.items():
            early = [act for act in self.acts[name] if name not in since or act.place_in_time < since[name]]
            if (new := self._judged(name, value, early)) is not None:
                values[name] = new
        for group in groups:
            there = [name for name in group if name in values]
            late = {act.id: act for name in group for act in self.acts[name] if act.place_in_time >= since[name]}
            self._join(there, list(late.values()), values)
        return values

    def _join(self, group: Sequence[str], late: Sequence[Judgement], values: dict[str, Target]) -> None:
        if not group:
            return
        parts = [values.pop(name) for name in group]
        whole = _JOIN[type(parts[0])](parts) if len(parts) > 1 else parts[0]
        name = next(name for name, part in zip(group, parts, strict=True) if _id(part) == _id(whole))
        new = self._judged(name, whole, late)
        for each in group:
            self.joined[each] = name
            if new is not None:
                values[each] = new

    def _judged(self, name: str, value: Target, acts: Sequence[Judgement]) -> Target | None:
        """Return `value` as people hold it to be, None where they reject it."""
        held = opinions(acts)
        verdict = decide(held.pop(VERDICT, ()), lambda value: value)
        if verdict.conflict:
            self.conflicts.append(conflict_of(name, VERDICT, opinions(acts)[VERDICT]))
        if verdict.said and verdict.value == DROP:
            return None
        for field_name, rows in held.items():
            value = self._field(name, value, field_name, rows)
        return check_modes(value) if isinstance(value, Event) else value

    def _field(self, name: str, value: Target, field_name: str, held: Sequence[Opinion]) -> Target:
        field = FIELDS[type(value).__name__].get(field_name)
        if field is None:
            return value
        readable = [each for each in held if self._may_read(field, each)]
        decided = decide(readable, lambda form: field.read(self._scene, form))
        if decided.conflict:
            self.conflicts.append(conflict_of(name, field_name, readable))
        if not decided.said or decided.value == value_of(field, value):
            return value
        return explained(field.put(value, decided.value), field_name, decided.by, self._scene)

    def _may_read(self, field: Field, opinion: Opinion) -> bool:
        """Whether what somebody held can still be said of this record."""
        try:
            field.read(self._scene, opinion.value)
        except UsageError:
            return False
        return True


_JOIN: Final[Mapping[type, Callable[[Any], Any]]] = {Entity: joined_entity, Event: joined_event}


def _id(value: Target) -> str:
    return getattr(value, "id", "")
