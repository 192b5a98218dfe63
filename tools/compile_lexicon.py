"""Makes the compiled table of the lexicon, which loads many times faster than the files it is made from.

    python tools/compile_lexicon.py

Run it after an edit to the lexicon: until then the changed files are read themselves, which is right but slow.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from waqai.lexicon.files import COMPILED, digest, source, stripped

DATA = Path(__file__).parents[1] / "src/waqai/lexicon/data"


def table() -> dict[str, object]:
    """Return path → digest and content of every YAML file of the lexicon, sorted by path."""
    paths = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.yml"))
    return {path: {"digest": digest((DATA / path).read_bytes()), "content": stripped(source(path))} for path in paths}


def main() -> None:
    """Write the table."""
    data = json.dumps(table(), ensure_ascii=False, separators=(",", ":")).encode()
    (DATA / COMPILED).write_bytes(lzma.compress(data, preset=6))
    print(f"{len(data) // 1024} KiB, {(DATA / COMPILED).stat().st_size // 1024} KiB compressed")


if __name__ == "__main__":
    main()
