"""The language layer on one core: import, first call, words a second cold and warm, memory.

    python benchmarks/words.py REPORTS.jsonl[.xz] [--first N]

Times are CPU seconds of this process, so that other work on the machine counts for less. Cold is the first pass over
the reports, in a fresh process, the loading of lexicon and weights counted; warm is the best of three passes after it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waqai.model import Analysis

_IMPORT = "import time; start = time.process_time(); import waqai; print(time.process_time() - start)"
_PASSES = 3


def texts(path: Path, first: int | None) -> list[str]:
    """Return the texts of a JSON-lines file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, first)]


def import_time() -> float:
    """Return the CPU seconds that `import waqai` takes in a fresh process."""
    return float(subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True).stdout)  # noqa: S603


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--first", type=int, default=None)
    arguments = parser.parse_args()
    loaded = texts(arguments.path, arguments.first)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    from waqai.language import analyse  # noqa: PLC0415  loading is measured

    analyse("وصل الوفد.")
    first = time.process_time() - start
    cold, words = passed(loaded, analyse)
    cold += first
    warm = min(passed(loaded, analyse)[0] for _ in range(_PASSES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"import waqai {import_time():.3f} s, language loaded and first call {first:.2f} s")
    print(
        f"{len(loaded):,} reports, {words:,} words: {words / cold:,.0f} words/s cold, {words / warm:,.0f} words/s warm"
    )
    print(f"memory {memory // 1024} MB, of which {held // 1024} MB were taken before (python and the reports)")


def passed(loaded: list[str], analyse: Callable[[str], Analysis]) -> tuple[float, int]:
    """Return CPU seconds and number of words of one pass."""
    words, start = 0, time.process_time()
    for text in loaded:
        words += sum(token.kind == "word" for token in analyse(text).tokens)
    return time.process_time() - start, words


if __name__ == "__main__":
    main()
