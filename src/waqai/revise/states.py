"""Where negotiations and truces stand once their events were corrected: what is read off the events is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from waqai.model import Claim, Event, Negotiation, Record, Report, Truce, target_id

State = Negotiation | Truce
#: Takes a record for its words and actors; gives what reads states off events, as the coder does.
ReadStates = Callable[[Record], Callable[[Iterable[Event]], tuple[State, ...]]]


def states_after(
    machine: Mapping[str, Claim], before: Sequence[Event], after: Sequence[Event], record: Record, read: ReadStates
) -> dict[str, Claim]:
    """Return the machine's states, by what acts call them, brought up to what people made of the events.

    What is read off the events before and after tells what people changed: states that only those before give go, those
    that only those after give come. All else stays as the machine has it, whatever a newer coder would say.
    """
    if list(before) == list(after):
        return dict(machine)
    read_off = read(record)
    old, new = read_off(before), read_off(after)
    gone = [state for state in old if state not in new]
    kept = {name: claim for name, claim in machine.items() if not any(_is_of(state, claim) for state in gone)}
    return kept | _named(record.report, (state for state in new if state not in old and state not in kept.values()))


def _is_of(state: State, claim: Claim) -> bool:
    """Whether two states are of one kind and rest on words in common."""
    spans = {item.span for item in state.evidence}
    return type(claim) is type(state) and any(item.span in spans for item in claim.evidence)


def _named(report: Report, states: Iterable[State]) -> dict[str, Claim]:
    return {target_id(report, state): state for state in states}
