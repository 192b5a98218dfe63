"""Facts: the units that fact F1 counts (an event's type, each of its roles, places, times, sources …)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from waqai.evaluate.align import Alignment, names, pair

Json = dict[str, Any]
FACTS = ("event", "actor", "recipient", "place", "time", "source", "status", "casualties", "relation")
_STATE, _NOBODY = 0.5, 0.1


class Score(NamedTuple):
    """Precision, recall and F1, each in [0, 1]; `gold` is how many there were to find."""

    precision: float
    recall: float
    f1: float
    gold: int


def _empty_row() -> list[int]:
    return [0, 0, 0]


def _empty_rows() -> defaultdict[str, list[int]]:
    return defaultdict(_empty_row)


@dataclass
class Tally:
    """Counts per figure: [right, made, gold]."""

    rows: defaultdict[str, list[int]] = field(default_factory=_empty_rows)

    def count(self, name: str, right: int, made: int, gold: int) -> None:
        """Add one report's counts to a figure."""
        row = self.rows[name]
        row[0], row[1], row[2] = row[0] + right, row[1] + made, row[2] + gold

    def add(self, other: Tally) -> None:
        """Add all counts of another tally."""
        for name, row in other.rows.items():
            self.count(name, *row)

    def sets(self, name: str, gold: Iterable[Any], made: Iterable[Any]) -> None:
        """Compare two multisets of facts."""
        ours, theirs = Counter(gold), Counter(made)
        self.count(name, (ours & theirs).total(), theirs.total(), ours.total())

    def score(self, *figures: str) -> Score:
        """Return the micro-averaged score over `figures`."""
        right, made, gold = (sum(self.rows[name][k] for name in figures) for k in range(3))
        precision, recall = right / made if made else 0.0, right / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        return Score(precision, recall, f1, gold)


def event_facts(event: Json, key: Any, rename: Callable[[str, str], Any]) -> dict[str, list[Any]]:
    """Return the facts of one event under `key`; `rename(group, id)` maps its ids to those of the gold."""
    return {
        "event": [(key, event["type"])],
        "actor": [(key, rename("entities", e)) for e in event.get("actors", ())],
        "recipient": [(key, rename("entities", e)) for e in event.get("recipients", ())],
        "place": [(key, rename("places", e)) for e in event.get("places", ())],
        "time": [(key, rename("times", e)) for e in event.get("times", ())],
        "source": [
            (key, rename("entities", s["entity"]), s.get("stance", "asserts")) for s in event.get("sources", ())
        ],
        "status": [(key, event["status"])] if event.get("status", "actual") != "actual" else [],
        "casualties": [(key, c["kind"], c.get("min"), c.get("max")) for c in event.get("casualties", ())],
        "mode": [(key, mode) for mode in event.get("modes", ())],
    }  # fmt: skip


class Facts(NamedTuple):
    """Facts by figure, of the gold and of the record."""

    gold: defaultdict[str, list[Any]]
    made: defaultdict[str, list[Any]]


def facts_of(gold: Json, made: Json, alignment: Alignment) -> Facts:
    """Return the facts of both sides; what the record has and the gold has no partner for stays apart."""
    tables = {
        "entities": names(made["entities"], alignment.entities, gold["entities"]),
        "places": names(made["places"], alignment.places, gold["places"]),
        "times": names(made["times"], alignment.times, gold["times"]),
    }
    matched = alignment.events(gold, made)
    facts = Facts(defaultdict(list), defaultdict(list))
    for event in gold["events"]:
        _extend(facts.gold, event_facts(event, event["id"], lambda _group, name: name))
    for j, event in enumerate(made["events"]):
        key = gold["events"][matched[j]]["id"] if j in matched else ("unmatched", j)
        _extend(facts.made, event_facts(event, key, lambda group, name: tables[group].get(name, ("unaligned", name))))
    either = {**tables["entities"], **tables["places"]}
    facts.gold["relation"] = [(r["type"], r["subject"], r["object"]) for r in gold["relations"]]
    facts.made["relation"] = [
        (r["type"], *(either.get(r[end], ("unaligned", r[end])) for end in ("subject", "object")))
        for r in made["relations"]
    ]
    return facts


def _extend(into: defaultdict[str, list[Any]], facts: dict[str, list[Any]]) -> None:
    for name, values in facts.items():
        into[name] += values


def count_states(gold: Json, made: Json, alignment: Alignment, tally: Tally) -> None:
    """Count negotiations and truces: right where the parties meet and the state agrees."""
    table = names(made["entities"], alignment.entities, gold["entities"])
    for group in ("negotiations", "truces"):
        ours = [{**item, "parties": set(item.get("parties", ()))} for item in gold.get(group, ())]
        theirs = [{**item, "parties": {table.get(e, e) for e in item["parties"]}} for item in made.get(group, ())]
        pairs = pair(ours, theirs, _state_weight)
        right = sum(ours[i]["state"] == theirs[j]["state"] for j, i in pairs.items())
        tally.count(group, right, len(theirs), len(ours))


def _state_weight(gold: Json, made: Json) -> float:
    nobody = not gold["parties"] and not made["parties"]
    shared: int = len(gold["parties"] & made["parties"])
    return float(shared) + _STATE * bool(gold["state"] == made["state"]) + _NOBODY * nobody


def count_report(gold: Json, made: Json, tally: Tally, by_type: Tally) -> Alignment:
    """Add one report to the tallies and return how it was aligned."""
    alignment = Alignment.of(gold, made)
    for group, pairs in (("entities", alignment.entities), ("places", alignment.places), ("times", alignment.times)):
        tally.count(group, len(pairs), len(made[group]), len(gold[group]))
    for j, i in alignment.entities.items():
        tally.sets("entity kind", [gold["entities"][i]["kind"]], [made["entities"][j].get("kind")])
    for j, i in alignment.times.items():
        ours, theirs = gold["times"][i], made["times"][j]
        if ours.get("from") or ours.get("to"):
            tally.sets("time value", [_bounds(ours)], [_bounds(theirs)])
    tally.count("event span", len(alignment.located), len(made["events"]), len(gold["events"]))
    facts = facts_of(gold, made, alignment)
    for name in (*FACTS, "mode"):
        tally.sets(name, facts.gold[name], facts.made[name])
    matched = alignment.events(gold, made)
    for i, event in enumerate(gold["events"]):
        by_type.count(event["type"], i in matched.values(), 0, 1)
    for event in made["events"]:
        by_type.count(event["type"], 0, 1, 0)
    count_states(gold, made, alignment, tally)
    return alignment


def _bounds(time: Json) -> tuple[str | None, str | None]:
    return time.get("from"), time.get("to")
