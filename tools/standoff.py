"""Annotations of reports that others own, kept as places in their text: nothing of the text itself is in the file.

    python tools/standoff.py pack GOLD_DIR FILE              NAME.txt + NAME.json (codebook §3) → one line a report
    python tools/standoff.py unpack FILE REPORTS GOLD_DIR    with the reports (JSON lines, also .xz) at hand

Every quotation becomes [start, end], in code points of the report's title, an empty line and its text, or of its text
alone where that opens with the title. A report whose text has changed, by its digest, is left out when unpacking, and
said so.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

#: Fields that quote the report; all others are kept as they are.
QUOTES = frozenset(
    {"name", "aliases", "quote", "sentence", "trigger", "also", "topic", "who", "role", "what", "issues", "reason",
     "duration"}
)  # fmt: skip


def pack(value: Any, text: str, within: tuple[int, int] | None = None, key: str = "") -> Any:
    """Return a JSON value with every quotation replaced by its place; one with a sentence is looked for inside it."""
    if isinstance(value, dict):
        sentence = value.get("sentence")
        place = _place(text, sentence, None) if sentence else within
        return {k: pack(v, text, place if k != "sentence" else None, k) for k, v in value.items()}
    if isinstance(value, list):
        return [pack(item, text, within, key) for item in value]
    return list(_place(text, value, within)) if key in QUOTES and isinstance(value, str) and value else value


def _place(text: str, quote: str, within: tuple[int, int] | None) -> tuple[int, int]:
    low, high = within or (0, len(text))
    at = text.find(quote, low, high)
    at = text.find(quote) if at < 0 else at
    if at < 0:
        raise ValueError(f"{quote!r} is not in the report")
    return at, at + len(quote)


def unpack(value: Any, text: str, key: str = "") -> Any:
    """Return the value with its quotations read from the text again."""
    if isinstance(value, dict):
        return {k: unpack(v, text, k) for k, v in value.items()}
    if isinstance(value, list) and key in QUOTES and value and all(isinstance(item, int) for item in value):
        return text[value[0] : value[1]]
    return [unpack(item, text, key) for item in value] if isinstance(value, list) else value


def packed(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the annotated reports of a folder."""
    for path in sorted(folder.glob("*.json")):
        beside = path.with_suffix(".txt")
        if beside.exists():
            text = beside.read_text(encoding="utf-8")
            record = json.loads(path.read_text(encoding="utf-8"))
            yield {"digest": sha256(text.encode()).hexdigest()[:16], **pack(record, text)}


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text, the title first, of the reports of a file; a text that opens with its title also as it is."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"].startswith(row["title"][:20]):
                yield row["id"], row["text"]
            yield row["id"], f"{row['title']}\n\n{row['text']}"


def write_packed(folder: Path, out: Path) -> None:
    """Pack a folder into a file."""
    rows = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in packed(folder)]
    out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} reports packed into {out}")


def _undigested(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "digest"}


def write_unpacked(annotations: Path, reports: Path, out: Path) -> None:
    """Unpack a file into pairs NAME.txt and NAME.json."""
    rows = {row["id"]: row for row in map(json.loads, annotations.read_text(encoding="utf-8").splitlines())}
    out.mkdir(parents=True, exist_ok=True)
    found = 0
    for name, text in texts(reports):
        row = rows.get(name)
        if row and row["digest"] == sha256(text.encode()).hexdigest()[:16]:
            record = json.dumps(unpack(_undigested(row), text), ensure_ascii=False, indent=1)
            (out / f"{name}.txt").write_text(text, encoding="utf-8")
            (out / f"{name}.json").write_text(record, encoding="utf-8")
            found += 1
    print(f"{found} of {len(rows)} reports unpacked into {out}", file=sys.stdout if found == len(rows) else sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    packing, unpacking = commands.add_parser("pack"), commands.add_parser("unpack")
    packing.add_argument("gold", type=Path)
    packing.add_argument("out", type=Path)
    unpacking.add_argument("annotations", type=Path)
    unpacking.add_argument("reports", type=Path)
    unpacking.add_argument("gold", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "pack":
        write_packed(options.gold, options.out)
    else:
        write_unpacked(options.annotations, options.reports, options.gold)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
