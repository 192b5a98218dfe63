"""Coverage-guided fuzzing of the language room, or of all of coding, with atheris (pip install atheris).

    python tools/fuzz.py analyse WORKDIR -max_total_time=1800     # or: read
    python tools/fuzz.py analyse WORKDIR --keep tests/language/corpus/analyse.json

The first form starts from the texts of the corpus and stops at the first text that breaks a law or crashes, which
atheris leaves in a file `crash-…`; `--show FILE` prints it as text. The second keeps those texts of WORKDIR, the
shortest first, that reach a step from line to line which none before them reached, as a list that the tests replay.

A text is fuzzed as a row of bytes, each of which stands for a letter, sign or word that reports hold: nearly every
change of a byte is a change of the text that a coder can tell.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import arabic  # noqa: E402  it lies with the tests

CORPUS: Final = ROOT / "tests/language/corpus"
#: What is watched for new ways through the code, and what runs.
WATCHED: Final = {
    "analyse": ["waqai.language", "waqai.model"],
    "read": ["waqai.pipeline", "waqai.language", "waqai.mentions", "waqai.resolve", "waqai.claims"],
}
_LONGEST: Final = 200
_OURS: Final = "/waqai/"
#: File, line and next line.
_Step = tuple[str, int, int]


def _alphabet() -> list[str]:
    """Return what each of the 256 bytes stands for: single characters first, then words with a space."""
    singles = [
        " ", *arabic.LETTERS, *arabic.FOREIGN_LETTERS, *arabic.MARKS, arabic.TATWEEL, *arabic.INVISIBLE,
        *arabic.PRESENTATION, *arabic.DIGITS, *arabic.SIGNS, *arabic.LATIN, *arabic.EMOJI, *"\r\u2028#_\u201c\u201d",
    ]  # fmt: skip
    parts = list(dict.fromkeys(singles))
    return [*parts, *(f"{word} " for word in dict.fromkeys(arabic.NEWS_WORDS))][:256]


ALPHABET: Final = _alphabet()


def text_of(data: bytes) -> str:
    """Return the text that a row of bytes stands for."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in data)


def bytes_of(text: str) -> bytes:
    """Return a row of bytes for `text`, the longest parts first; what no byte stands for is left out."""
    parts = sorted(((part, number) for number, part in enumerate(ALPHABET)), key=lambda row: -len(row[0]))
    found, at = bytearray(), 0
    while at < len(text):
        part, number = next(((p, n) for p, n in parts if text.startswith(p, at)), (text[at], None))
        if number is not None:
            found.append(number)
        at += len(part)
    return bytes(found)


def target(name: str) -> Callable[[bytes], None]:
    """Return what is run on each row of bytes; it fails where a law is broken."""
    if name == "analyse":
        from analysis_laws import check  # noqa: PLC0415
        from waqai.language import analyse  # noqa: PLC0415

        return lambda data: check(analyse(text_of(data)))
    from record_laws import check as check_record  # noqa: PLC0415
    from waqai.pipeline import read  # noqa: PLC0415

    return lambda data: check_record(read(text_of(data), published="2021-08-13"))


def fuzz(name: str, folder: Path, options: Iterable[str]) -> None:
    """Run until the time of `options` is over or a text fails."""
    import atheris  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))):
        (folder / f"seed-{number}").write_bytes(bytes_of(text))
    with atheris.instrument_imports(include=WATCHED[name]):
        run = target(name)
    atheris.Setup([sys.argv[0], str(folder), f"-max_len={_LONGEST}", *options], run)
    atheris.Fuzz()


def keep(name: str, folder: Path, path: Path) -> None:
    """Write to `path` those texts of `folder` that reach something new, the shortest first."""
    run = target(name)
    run(b"")
    rows = sorted((file.read_bytes() for file in folder.iterdir() if file.is_file()), key=lambda row: (len(row), row))
    reached: set[_Step] = set()
    texts = []
    for row in rows:
        steps = steps_of(run, row)
        if not steps <= reached:
            reached |= steps
            texts.append(text_of(row))
    lines = ",\n".join(map(json.dumps, texts))
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(texts)} of {len(rows)} texts, {path.stat().st_size // 1024} KB: {path}")


def steps_of(run: Callable[[bytes], None], row: bytes) -> set[_Step]:
    """Return the steps from line to line of waqai's own code that `row` takes."""
    steps: set[_Step] = set()

    def enter(frame: FrameType, _event: str, _value: object) -> Any:
        if _OURS not in (file := frame.f_code.co_filename):
            return None
        last = frame.f_lineno

        def step(frame: FrameType, _event: str, _value: object) -> Any:
            nonlocal last
            steps.add((file, last, frame.f_lineno))
            last = frame.f_lineno
            return step

        return step

    sys.settrace(enter)
    try:
        run(row)
    finally:
        sys.settrace(None)
    return steps


def main() -> None:
    """Fuzz, keep or show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(WATCHED))
    parser.add_argument("folder", type=Path, metavar="WORKDIR")
    parser.add_argument("--keep", type=Path, metavar="FILE")
    parser.add_argument("--show", type=Path, metavar="FILE")
    known, options = parser.parse_known_args()
    if known.show:
        print(ascii(text_of(known.show.read_bytes())))
    elif known.keep:
        keep(known.target, known.folder, known.keep)
    else:
        fuzz(known.target, known.folder, options)


if __name__ == "__main__":
    main()
