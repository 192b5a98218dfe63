"""Who and what claims name, after actors were joined, parted or struck out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from waqai.model import Attribution, Claim, Event, Negotiation, Relation, Span, Truce

#: Part of an event's evidence → the field that it supports.
ROLE_OF: Final = {"actor": "actors", "recipient": "recipients", "place": "places", "time": "times"}


@dataclass(frozen=True, slots=True)
class Renaming:
    """What became of ids: `joined` old → new, `gone` those that are no more, `parted` (old, words) → new."""

    joined: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    parted: Mapping[tuple[str, Span], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was renamed."""
        return bool(self.joined or self.gone or self.parted)

    def name(self, name: str | None) -> str | None:
        """Return the new id, None where there is none any more."""
        if name is None:
            return None
        new = self.joined.get(name, name)
        return None if new in self.gone or name in self.gone else new

    def names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the new ids, each once."""
        return tuple(dict.fromkeys(new for each in names if (new := self.name(each))))


def renamed(claim: Claim, by: Renaming) -> Claim | None:
    """Return `claim` in the new ids; None where it is about nobody any more."""
    match claim:
        case Event():
            return _event(claim, by)
        case Relation():
            subject, target = by.name(claim.subject), by.name(claim.object)
            if subject is None or target is None or subject == target:
                return None
            return replace(claim, subject=subject, object=target, sources=_sources(claim, by))
        case Negotiation():
            delegates = (
                replace(each, entity=new, party=by.name(each.party))
                for each in claim.delegates
                if (new := by.name(each.entity))
            )
            return replace(
                claim, parties=by.names(claim.parties), mediators=by.names(claim.mediators), delegates=tuple(delegates),
                guarantors=by.names(claim.guarantors), breached_by=by.names(claim.breached_by),
            )  # fmt: skip
        case Truce():
            return replace(
                claim,
                parties=by.names(claim.parties),
                guarantors=by.names(claim.guarantors),
                place=by.name(claim.place),
            )


def _event(event: Event, by: Renaming) -> Event:
    def moved(part: str) -> tuple[str, ...]:
        return by.names(_parted(event, part, getattr(event, ROLE_OF[part]), by.parted))

    return replace(
        event,
        actors=moved("actor"),
        recipients=moved("recipient"),
        places=moved("place"),
        times=moved("time"),
        sources=_sources(event, by),
    )


def _parted(event: Event, part: str, names: Sequence[str], parted: Mapping[tuple[str, Span], str]) -> list[str]:
    """Return the ids of a role, one that was parted under the new id of the words that support it."""
    spans = [item.span for item in event.evidence if item.part == part]
    return [next((parted[name, span] for span in spans if (name, span) in parted), name) for name in names]


def _sources(claim: Event | Relation, by: Renaming) -> tuple[Attribution, ...]:
    found = {(new, each.stance): replace(each, entity=new) for each in claim.sources if (new := by.name(each.entity))}
    return tuple(found.values())
