"""Same report: recall on listed pairs, how many pairs are made and which of them share little, and a story's groups.

    python benchmarks/same_report.py REPORTS.jsonl[.xz] [--pairs PAIRS.jsonl] [--sample N] [--groups OUT.json]

PAIRS has a line {"a", "b", "jaccard_5gram"} for each known pair. The pairs made are compared with all that exist, by
exact comparison. A sample of those made that PAIRS does not list is printed, to be read. OUT gets the groups as
`{"same_report": [[ids]]}`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from synthetic import report_of, rows
from waqai.model import Record
from waqai.store import Generation, Repeat, Store, group_ids, open_store
from waqai.store.same import Telling, likeness, shingles

_BARE = Generation("none", "", "")
_AT_ONCE = 200
_CROWDED = 400
_LEVELS = (0.1, 0.12, 0.15, 0.2, 0.3, 0.5)
Pair = frozenset[str]


def added(store: Store, source: list[dict[str, Any]]) -> dict[Pair, float]:
    """Add every report without a record; return the pairs that the store makes, by the rows' ids."""
    for start in range(0, len(source), _AT_ONCE):
        some = source[start : start + _AT_ONCE]
        store.add_many(((Record(report=report_of(row)), row["id"]) for row in some), _BARE)
    names = {stored.report.id: stored.names for stored in store.reports()}
    made = {
        frozenset((one, other)): pair.jaccard
        for pair in store.repeats()
        for one in names[pair.report]
        for other in names[pair.earlier]
    }
    return made | {frozenset(pair): 1.0 for same in names.values() for pair in combinations(same, 2)}


def all_pairs(source: list[dict[str, Any]]) -> dict[Pair, float]:
    """Return every pair of texts that the store's bar takes for one report, by comparing all that share shingles."""
    reports = {row["id"]: report_of(row) for row in source}
    texts = {name: Telling(shingles(each.text), each.outlet, each.published) for name, each in reports.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in texts.items():
        for shingle in found.shingles:
            holders[shingle].append(name)
    common: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) <= _CROWDED:
            common.update(combinations(sorted(names), 2))
    alike = ((frozenset(pair), likeness(texts[pair[0]], texts[pair[1]])) for pair in common)
    return {pair: like.jaccard for pair, like in alike if like}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--groups", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    given = parser.parse_args()
    source = rows(given.path)
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/desk.db", create=True) as store:
        made = added(store, source)
    exact = all_pairs(source)
    both = len(made.keys() & exact)
    print(f"{len(source):,} reports: {len(made):,} pairs made, {len(exact):,} exist, {both:,} are both")
    listed = _recall(given.pairs, made) if given.pairs else {}
    if given.groups:
        ids = group_ids(Repeat(one, other, "exact", 1.0) for one, other in map(sorted, made))  # type: ignore[arg-type]
        groups: dict[str, list[str]] = defaultdict(list)
        for name, group in ids.items():
            groups[group].append(name)
        given.groups.write_text(json.dumps({"same_report": list(groups.values())}), encoding="utf-8")
    _show(source, {pair: jaccard for pair, jaccard in made.items() if pair not in listed}, given.sample)


def _recall(path: Path, made: dict[Pair, float]) -> dict[Pair, float]:
    listed = {frozenset((row["a"], row["b"])): float(row["jaccard_5gram"]) for row in rows(path)}
    for level in _LEVELS:
        wanted = [pair for pair, jaccard in listed.items() if jaccard >= level]
        found = sum(pair in made for pair in wanted)
        print(
            f"listed pairs of Jaccard {level} and more: {found:,} of {len(wanted):,}, recall {found / len(wanted):.3f}"
        )
    return listed


def _show(source: list[dict[str, Any]], made: dict[Pair, float], sample: int) -> None:
    texts = {row["id"]: row for row in source}
    steps = {level: sum(jaccard >= level for jaccard in made.values()) for level in _LEVELS}
    print(f"pairs made that are not listed, by Jaccard: {steps}")
    chance = Random(1)  # noqa: S311  no secret
    for pair in chance.sample(sorted(made, key=sorted), min(sample, len(made))):
        one, other = (texts[name] for name in sorted(pair))
        print(f"\n{made[pair]:.3f} {one['id']} {other['id']}")
        for row in (one, other):
            print(f"  {row.get('title')} | {' '.join(row['text'].split())[:300]}")


if __name__ == "__main__":
    main()
