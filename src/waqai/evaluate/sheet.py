"""The error sheet: every missed and wrong fact, its likely cause and the text around it, for those who mend rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.evaluate.align import names
from waqai.evaluate.reports import Evaluation, Judged
from waqai.model import Span
from waqai.pipeline import context_of
from waqai.scorer import shipped_models

Json = dict[str, Any]
_AROUND = 70
_ROLES = {"actors": "entities", "recipients": "entities", "places": "places", "times": "times"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One error. `side` is "missed" or "wrong"; `text` quotes the report with the place in question in ⟦ ⟧."""

    report: str
    figure: str
    side: str
    cause: str
    what: str
    text: str


def findings(evaluation: Evaluation) -> list[Finding]:
    """Return the errors of an evaluation, those with the commonest cause first."""
    found = [finding for judged in evaluation.reports for finding in _of_report(judged)]
    size = Counter((f.figure, f.side, f.cause) for f in found)
    return sorted(found, key=lambda f: (-size[f.figure, f.side, f.cause], f.figure, f.side, f.cause))


def as_text(found: Sequence[Finding]) -> str:
    """Return the sheet as Markdown: one section for each cause, its errors below it."""
    lines: list[str] = []
    groups = Counter((f.figure, f.side, f.cause) for f in found)
    heading: tuple[str, str, str] | None = None
    for finding in found:
        group = (finding.figure, finding.side, finding.cause)
        if group != heading:
            heading = group
            lines += ["", f"## {finding.figure} {finding.side}: {finding.cause} ({groups[group]})", ""]
        lines.append(f"- {finding.report} · {finding.what} · {finding.text}")
    return "\n".join(lines).lstrip() + "\n"


def _of_report(judged: Judged) -> Iterator[Finding]:
    yield from _named(judged, "entities")
    yield from _named(judged, "places")
    yield from _events(judged)
    yield from _relations(judged)


def _text(judged: Judged, span: Span | None) -> str:
    text = judged.gold.report.text
    if span is None or span.start < 0:
        return "(not in the text)"
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return f"{before}⟦{span.of(text)}⟧{after}".replace("\n", " ")


def _named(judged: Judged, group: str) -> Iterator[Finding]:
    gold, made = judged.gold.record[group], judged.made[group]
    pairs = getattr(judged.alignment, group)
    for i, item in enumerate(gold):
        if i not in pairs.values():
            cause = "found, but as part of another" if _touched(item, made) else "no mention found"
            first = item["spans"][0] if item["spans"] else None
            yield _finding(judged, group, "missed", cause, f"{item.get('kind', '')} {item['name']}", first)
    for j, item in enumerate(made):
        if j not in pairs:
            cause = "second of one that is right" if _touched(item, gold) else "nobody the annotation names"
            yield _finding(judged, group, "wrong", cause, f"{item.get('kind', '')} {item['name']}", item["spans"][0])


def _finding(judged: Judged, figure: str, side: str, cause: str, what: str, span: Span | None) -> Finding:
    return Finding(judged.gold.name, figure, side, cause, what, _text(judged, span))


def _touched(item: Json, others: Sequence[Json]) -> bool:
    return any(span.overlaps(other) for span in item["spans"] for o in others for other in o["spans"])


def _events(judged: Judged) -> Iterator[Finding]:
    gold, made = judged.gold.record["events"], judged.made["events"]
    located, matched = judged.alignment.located, judged.alignment.events(judged.gold.record, judged.made)
    known = [context.span for context in _candidates(judged)]
    for i, event in enumerate(gold):
        if i not in matched.values():
            cause = _why_missed(event, known, located=i in located.values())
            yield _finding(judged, "event", "missed", cause, event["type"], event["trigger_span"])
    for j, event in enumerate(made):
        if j in matched:
            yield from _roles(judged, gold[matched[j]], event)
        else:
            cause = _why_wrong(event, gold, located=j in located)
            what = f"{event['type']} because {event['because'][0]}"
            yield _finding(judged, "event", "wrong", cause, what, event["trigger_span"])


def _candidates(judged: Judged) -> Iterator[Any]:
    context = context_of(judged.gold.report, shipped_models())
    yield from (context.scene.tokens[trigger.index] for trigger in context.triggers)


def _why_missed(event: Json, known: Sequence[Span], *, located: bool) -> str:
    if located:
        return "another type was made of it"
    tellings = [event["trigger_span"], *event["also_spans"]]
    seen = any(span.overlaps(other) for span in known for other in tellings)
    return "its word was judged no event" if seen else "the lexicon knows none of its words"


def _why_wrong(event: Json, gold: Sequence[Json], *, located: bool) -> str:
    if located:
        return "another type in the annotation"
    for other in gold:
        if any(event["trigger_span"].overlaps(span) for span in [other["trigger_span"], *other["also_spans"]]):
            return "second telling not merged"
    return "no event in the annotation"


def _roles(judged: Judged, ours: Json, theirs: Json) -> Iterator[Finding]:
    for role, group in _ROLES.items():
        table = names(judged.made[group], getattr(judged.alignment, group), judged.gold.record[group])
        yield from _role(judged, role, table, group, (ours["trigger_span"], set(ours[role])), theirs[role])
    table = names(judged.made["entities"], judged.alignment.entities, judged.gold.record["entities"])
    real = {source["entity"] for source in ours["sources"]}
    made = [source["entity"] for source in theirs["sources"]]
    yield from _role(judged, "sources", table, "entities", (ours["trigger_span"], real), made)


def _role(
    judged: Judged, role: str, table: Mapping[str, str], group: str, ours: tuple[Span, set[str]], theirs: Sequence[str]
) -> Iterator[Finding]:
    trigger, real = ours
    label = {item["id"]: item.get("name") or item.get("quote", "") for item in judged.gold.record[group]}
    called = {item["id"]: item.get("name") or item.get("quote", "") for item in judged.made[group]}
    found = {table.get(name) for name in theirs}
    for name in sorted(real - found):
        cause = "found, but not linked" if name in table.values() else "not found at all"
        yield _finding(judged, role, "missed", cause, label[name], trigger)
    for name in theirs:
        if table.get(name) not in real:
            cause = "another one" if name in table else "one that the annotation does not have"
            yield _finding(judged, role, "wrong", cause, called[name], trigger)


def _relations(judged: Judged) -> Iterator[Finding]:
    record, made = judged.gold.record, judged.made
    table = {
        **names(made["entities"], judged.alignment.entities, record["entities"]),
        **names(made["places"], judged.alignment.places, record["places"]),
    }
    label = {item["id"]: item["name"] for group in ("entities", "places") for item in record[group]}
    found = {(r["type"], table.get(r["subject"]), table.get(r["object"])) for r in made["relations"]}
    for row in record["relations"]:
        if (row["type"], row["subject"], row["object"]) not in found:
            both = row["subject"] in table.values() and row["object"] in table.values()
            cause = "both found, not linked" if both else "one of the two not found"
            what = f"{row['type']}: {label[row['subject']]} → {label[row['object']]}"
            yield Finding(judged.gold.name, "relation", "missed", cause, what, row.get("sentence", ""))
