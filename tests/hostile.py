"""A desk whose every text is hostile: markup, scripts, turned words, marks without width, endless lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from waqai.model import Record
from waqai.store import open_store

SCRIPT = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1><svg onload=window.pwned=1>"
BREAKOUT = "\"'><script>window.pwned=1</script>{{ 7*7 }}<a href=javascript:window.pwned=1 autofocus onfocus=alert(1)>"
TURNED = "\u202eمقلوب\u202d\u2067\u2066\u2069\u2069"
UNSEEN = "\u200b\u200c\u2060\ufeff" * 50
PILED = "ق" + "\u0651\u064e" * 60
NAUGHTY = f"{SCRIPT} {BREAKOUT} {TURNED} {UNSEEN} {PILED} "
LONG = "ل" * 1_000_000


def hostile(record: Record, number: int) -> Record:
    """Return the record with hostile words in every text that is shown; its spans point where they did."""
    source = record.report
    outlet = NAUGHTY + (LONG if number == 0 else source.outlet or "")
    report = replace(
        source,
        text=f"{source.text}\n{NAUGHTY}\n{LONG if number == 1 else UNSEEN}",
        title=f"{NAUGHTY}{source.title}" if number % 3 else LONG,
        outlet=outlet,
        url="javascript:window.pwned=1" if number % 2 else f"https://example.org/{BREAKOUT}",
    )
    return replace(
        record,
        report=report,
        entities=tuple(
            replace(each, name=NAUGHTY + each.name, aliases=(*each.aliases, NAUGHTY)) for each in record.entities
        ),
        places=tuple(replace(each, name=NAUGHTY + each.name) for each in record.places),
    )


def hostile_records(seeded: Path) -> Iterator[tuple[Record, str]]:
    """Yield the records of a desk, made hostile, each with a hostile id."""
    with open_store(str(seeded)) as store:
        for number, stored in enumerate(store.reports()):
            yield hostile(stored.record, number), f"r-{number}/{BREAKOUT}{TURNED}"
