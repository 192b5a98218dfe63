"""What a reviewer does: each call is one act in the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from waqai.errors import UsageError
from waqai.model import Entity, Event, Judgement, Rank, Span, Verdict, with_id
from waqai.review.sight import Sight
from waqai.revise import FIELDS, Scene, added_id, form_of, new_value
from waqai.revise.attach import anchors
from waqai.revise.fields import Target
from waqai.revise.opinions import SPLIT, written
from waqai.store import Store

Json = Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An act that was added, and what others said of the same thing since the reviewer last looked."""

    act: Judgement
    meanwhile: tuple[Judgement, ...] = ()


def _now() -> datetime:
    return datetime.now(UTC)


class Reviewer:
    """Somebody at work on one report.

    Every act is checked against what was shown, that is, against the first `seen` acts about the report (all of them
    unless given), and raises UsageError where it cannot be meant. What others did meanwhile is not lost: see `Answer`.
    """

    def __init__(
        self, store: Store, report_id: str, name: str, *, seen: int | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        """Let `name` work on a report; raise UsageError where the desk has none of this id."""
        sight = Sight.of(store, report_id, name, seen)
        if sight is None:
            raise UsageError(f"the desk has no report {report_id}", "choose one that it has")
        self._store, self._name, self._clock = store, name, clock
        self.sight = sight
        self.report = sight.revision.machine.report

    def accept(self, target: str) -> Answer:
        """Say that a claim is right as shown."""
        value = self._value(target)
        return self._add(target, Verdict.ACCEPT, form_of(self.sight.revision.record, value))

    def reject(self, target: str) -> Answer:
        """Say that the report does not say this, or that nobody and nothing of the kind is there."""
        self._value(target)
        return self._add(target, Verdict.REJECT)

    def correct(self, target: str, field: str, value: Json) -> Answer:
        """Set a field of a claim, an actor, a place or a time."""
        known = FIELDS[type(self._value(target)).__name__]
        if field not in known:
            raise UsageError(f"{field!r} cannot be corrected", f"choose one of {', '.join(known)}")
        known[field].read(Scene(self.sight.revision.record), value)
        return self._add(target, Verdict.CORRECT, value, field=field)

    def part(self, target: str, spans: Sequence[Span]) -> Answer:
        """Part off some namings of an actor, or one telling of an event."""
        value, wanted = self._value(target), list(spans)
        if isinstance(value, Entity):
            sound = bool(wanted) and set(wanted) < set(value.mentions)
        else:
            sound = isinstance(value, Event) and len(wanted) == 1 and wanted[0] in value.also
        if not sound:
            raise UsageError("there is nothing to part there", "choose some namings of an actor, or another telling")
        return self._add(target, Verdict.CORRECT, [[span.start, span.end] for span in wanted], field=SPLIT)

    def join(self, target: str, other: str, *, same: bool = True) -> Answer:
        """Say that two actors, or two events, of the report are one, or that they are two."""
        one, two = self._value(target), self._value(other)
        if type(one) is not type(two) or not isinstance(one, Entity | Event) or one == two:
            raise UsageError("these cannot be one", "choose two actors or two events")
        at = anchors(two)[0]
        verdict = Verdict.SAME if same else Verdict.DIFFERENT
        return self._add(target, verdict, {"at": [at.start, at.end]}, other=other)

    def add(self, kind: str, at: Span, form: Json) -> Answer:
        """Add a claim, an actor, a place or a time that the machine missed, told at `at`."""
        target = added_id(self.report, kind, at)
        new_value(self.sight.revision.record, target, form, at, self._name)
        return self._add(target, Verdict.ADD, form, span=at)

    def comment(self, target: str | None, text: str) -> Answer:
        """Remark something on a value, or on the whole report where `target` is None."""
        if not text.strip():
            raise UsageError("an empty remark says nothing", "write something")
        return self._add(target or self.report.id, Verdict.COMMENT, comment=text.strip())

    def undo(self, act_id: str, *, of_others: bool = False) -> Answer:
        """Take back an act; one of somebody else only as an adjudicator, or where `of_others` allows it."""
        act = self._store.reviews.act(act_id)
        if act is None or act.report != self.report.id or act.verdict is Verdict.WITHDRAW:
            raise UsageError("there is no such act to take back", "choose one from the log of this report")
        if any(each.replaces == act_id for each in self._store.reviews.acts(self.report.id)):
            raise UsageError("that is taken back already", "do it again instead")
        if act.by != self._name and self._rank is not Rank.ADJUDICATOR and not of_others:
            raise UsageError("that is somebody else's act", "ask them, or an adjudicator")
        return self._add(act.subject, Verdict.WITHDRAW, replaces=act_id)

    def undo_last(self) -> Answer:
        """Take back the last act of the reviewer that still stands."""
        acts = self._store.reviews.acts(self.report.id)
        taken_back = {act.replaces for act in acts}
        own = [act for act in acts if act.by == self._name and act.verdict is not Verdict.WITHDRAW]
        last = next((act for act in reversed(own) if act.id not in taken_back), None)
        if last is None:
            raise UsageError("there is nothing to take back", "do something first")
        return self.undo(last.id)

    def assign(self, name: str, rank: Rank = Rank.REVIEWER) -> Answer:
        """Give the report to `name` to go through, as a reviewer or as the adjudicator."""
        if not name.strip():
            raise UsageError("a report is assigned to somebody", "give a name")
        act = self._act(self.report.id, Verdict.ASSIGN, field=str(rank))
        return self._put(replace(act, value=name.strip()))

    def done(self) -> Answer:
        """Say that the report has been gone through: what was not touched is right."""
        return self._add(self.report.id, Verdict.DONE)

    @property
    def _rank(self) -> Rank:
        return self.sight.panel.rank_of(self._name)

    def _value(self, target: str) -> Target:
        """Return what is shown under `target`; also what is rejected, so that it can be accepted after all."""
        revision = self.sight.revision
        value = revision.values.get(target) or revision.before.get(target)
        if value is None:
            raise UsageError(f"the report has no {target}", "reload the page")
        return value

    def _add(self, target: str, verdict: Verdict, value: Json = None, **rest: Any) -> Answer:
        return self._put(self._act(target, verdict, None if value is None else written(value), **rest))

    def _act(self, target: str, verdict: Verdict, value: str | None = None, **rest: Any) -> Judgement:
        before = self.sight.revision.before.get(target)
        span = rest.pop("span", None) or (next(iter(anchors(before)), None) if before else None)
        return Judgement(
            id="", subject=target, verdict=verdict, value=value, by=self._name, at=self._clock(),
            report=self.report.id, span=span, rank=self._rank, **rest,
        )  # fmt: skip

    def _put(self, act: Judgement) -> Answer:
        act = with_id(act)
        self._store.judge(act)
        later = self._store.reviews.acts(self.report.id)[self.sight.seen :]
        others = [each for each in later if each.by != self._name and each.subject == act.subject]
        return Answer(act, () if self.sight.blind else tuple(others))
