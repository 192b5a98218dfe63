"""Reads annotated reports (codebook §3): quotes become spans, so that gold and record can be laid side by side."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from waqai.errors import GoldError
from waqai.model import Report, Span

Json = dict[str, Any]

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"
_WORD_BEFORE = re.compile(rf"[\w{_MARKS}]*$")
#: At most this many letters of an attached particle may stand before a quoted word.
_PARTICLE = 2


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One annotated report: `record` has the shape of codebook §4.

    Its `Span`s stand under "spans", "trigger_span" and "also_spans".
    """

    name: str
    report: Report
    record: Json


def read_gold(folder: Path) -> Iterator[GoldReport]:
    """Yield the annotated reports of a folder, by name.

    Raises GoldError where the folder has none, or where an annotation does not fit its text.
    """
    names = names_in(folder)
    if not names:
        raise GoldError(f"{folder} holds no annotated report", "give a folder with pairs NAME.txt and NAME.json")
    for name in names:
        yield read_report(folder, name)


def names_in(folder: Path) -> list[str]:
    """Return the names of the annotated reports of a folder, sorted."""
    return sorted(path.stem for path in folder.glob("*.json") if (folder / f"{path.stem}.txt").exists())


def read_report(folder: Path, name: str) -> GoldReport:
    """Return one annotated report of a folder. Raises GoldError where its annotation does not fit its text."""
    try:
        text = (folder / f"{name}.txt").read_bytes().decode()
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        report = Report(text=text, outlet=gold.get("outlet"), published=published)
        return GoldReport(name, report, with_spans(gold, text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{folder / name}.json cannot be read ({error})", "check it against the codebook") from error


def occurrences(text: str, quote: str, within: Span | None = None) -> list[Span]:
    """Return the spans of `quote` at word edges, a short particle allowed in front; any span if there is none."""
    low, high = (within.start, within.end) if within else (0, len(text))
    found = [Span(low + m.start(), low + m.end()) for m in re.finditer(re.escape(quote), text[low:high])]
    return [span for span in found if _at_word_edge(text, span)] or found


def _at_word_edge(text: str, span: Span) -> bool:
    before = _WORD_BEFORE.search(text, max(0, span.start - 40), span.start)
    return len(before.group() if before else "") <= _PARTICLE and not re.match(r"\w", text[span.end : span.end + 1])


def mentions(text: str, names: Iterable[str]) -> list[Span]:
    """Return where the names stand, longest first, none inside another; after li the article may be swallowed."""
    spans: list[Span] = []
    for name in sorted(set(names), key=lambda value: (len(value), value), reverse=True):
        forms = [name, "لل" + name[2:]] if name.startswith("ال") and len(name) > 4 else [name]  # noqa: PLR2004
        for span in (span for form in forms for span in occurrences(text, form)):
            if not any(other.contains(span) for other in spans):
                spans.append(span)
    return sorted(spans)


def with_spans(gold: Json, text: str) -> Json:
    """Return the annotation with spans for its quotes; the annotation itself is left as it is."""
    record: Json = {**gold}
    for group in ("entities", "places"):
        record[group] = [
            {**item, "spans": mentions(text, [item["name"], *item.get("aliases", ())])} for item in gold.get(group, ())
        ]
    record["times"] = [{**item, "spans": _quote(text, item["quote"], item)} for item in gold.get("times", ())]
    record["events"] = [_event(item, text) for item in gold.get("events", ())]
    record["relations"] = list(gold.get("relations", ()))
    return record


def _event(item: Json, text: str) -> Json:
    also = [span for quote in item.get("also", ()) for span in occurrences(text, quote)]
    return {**item, "trigger_span": _quote(text, item["trigger"], item)[0], "also_spans": also}


def sentence_span(text: str, item: Json) -> Span | None:
    """Return where the sentence that an annotation quotes stands, None where it quotes none."""
    at = text.find(item.get("sentence") or "\0")
    return Span(at, at + len(item["sentence"])) if at >= 0 else None


def _quote(text: str, quote: str, item: Json) -> list[Span]:
    found = occurrences(text, quote, sentence_span(text, item)) or occurrences(text, quote)
    return found[:1] or [Span(-1, -1)]
