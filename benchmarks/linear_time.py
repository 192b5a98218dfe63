"""Whether time grows with the length of a text and no faster, whatever the text: ordinary news and hostile shapes.

    python benchmarks/linear_time.py [analyse|read] [--largest KB] [--shape NAME]

Prints CPU milliseconds per KB (1,000 characters) for growing lengths of each shape, and how many times the longest text
costs what the shortest does per KB. A shape that costs more than three times as much is marked.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import Final

from waqai.language import analyse
from waqai.pipeline import read

_NEWS: Final = (
    "أعلن المبعوث الأممي، الخميس، أن المجلس العسكري وقوات الساحل اتفقا على هدنة مدتها ثلاثة أيام حول الميناء. ",
    "وقال مصدر طبي إن ستة مدنيين قتلوا في قصف استهدف حي الصيادين مساء الأربعاء. ",
    "ونفى الناطق باسم اللواء الثامن ذلك، مؤكدا أن «المقاتلين باقون في مواقعهم حتى يفتح الطريق».\n\n",
)
#: One unit of each shape; a text is as many units as fill it.
_SHAPES: Final = {
    "news": _NEWS,
    "one line": tuple(part.replace("\n", " ").replace(".", "،") for part in _NEWS),
    "no spaces": tuple(part.replace(" ", "").replace("\n", "") for part in _NEWS),
    "one letter": ("ا",),
    "lines of a word": ("الجيش\n",),
    "lines that hang": ("وصل إلى\n",),
    "quotes": ('"',),
    "opened quotes": ("«",),
    "nested quotes": ("«قال “إن ",),
    "quoted letters": ("«ا» ",),
    "brackets": ("(",),
    "links": ("www.",),
    "commas": ("،",),
    "full stops": (". ",),
    "digits": ("7",),
    "numbers": ("7 ",),
    "dates": ("12/8/2021 ",),
    "marks": ("\u064e",),
    "unseen": ("ا\u200f",),
    "hashtags": ("#",),
    "conjunctions": ("و ",),
    "subordinators": ("بعد أن ",),
    "relatives": ("الذي قال إن ",),
    "verbs": ("قال ",),
    "nouns": ("قائد ",),
    "names": ("محمد ",),
    "places": ("في درعا ",),
    "times": ("يوم الخميس ",),
    "attacks": ("قصف الجيش المدينة و",),
    "sayings": ("قال الوزير إن ",),
    "numbers in words": ("ثلاثة آلاف وخمسمئة و",),
}  # fmt: skip
_SMALLEST: Final = 1
_STEP: Final = 10
_FACTOR: Final = 3.0
#: A length is not tried where the one before took so many seconds.
_PATIENCE: Final = 8.0


def text_of(units: tuple[str, ...], length: int) -> str:
    """Return `length` characters of a shape."""
    size = sum(map(len, units))
    return "".join(islice(cycle(units), len(units) * (length // size + 1)))[:length]


def milliseconds(run: Callable[[str], object], text: str) -> float:
    """Return the CPU milliseconds that `text` takes, at best of as many runs as fit into a tenth of a second."""
    best, spent = float("inf"), 0.0
    while spent < 0.1:  # noqa: PLR2004
        start = time.process_time()
        run(text)
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
    return 1000 * best


def row(run: Callable[[str], object], units: tuple[str, ...], largest: int) -> list[float]:
    """Return the milliseconds per KB of growing texts of one shape."""
    found, size = [], _SMALLEST
    while size <= largest:
        took = milliseconds(run, text_of(units, 1000 * size))
        found.append(took / size)
        if took > 1000 * _PATIENCE:
            break
        size *= _STEP
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["analyse", "read"], default="analyse")
    parser.add_argument("--largest", type=int, default=None, metavar="KB")
    parser.add_argument("--shape", choices=list(_SHAPES), default=None)
    arguments = parser.parse_args()
    run: Callable[[str], object] = analyse if arguments.what == "analyse" else read
    largest = arguments.largest or (10_000 if arguments.what == "analyse" else 100)
    run(_NEWS[0])
    print("ms per KB at 1 KB, 10 KB, … of text; how many times the first the last is")
    for name, units in _SHAPES.items():
        if arguments.shape in (None, name):
            costs = row(run, units, largest)
            growth = costs[-1] / max(costs[0], 1e-9)
            cells = "".join(f"{cost:9.2f}" for cost in costs)
            print(
                f"{name:18}{cells:46}  x {growth:5.1f}{'  << grows faster than the text' if growth > _FACTOR else ''}",
                flush=True,
            )


if __name__ == "__main__":
    main()
