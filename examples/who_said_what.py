"""Prints who vouches for each event of a report, and who denies it."""

from __future__ import annotations

from pathlib import Path

from waqai.intake import read_file
from waqai.pipeline import code


def main(path: Path) -> None:
    """Code the report at `path`; its side file says when and where it came out."""
    record = code(read_file(path))
    names = {entity.id: entity.name for entity in record.entities}
    for event in record.events:
        said = [f"{names[source.entity]} {source.stance}" for source in event.sources]
        actors = ", ".join(names[actor] for actor in event.actors)
        words = event.trigger.of(record.report.text)
        print(f"{event.type:10} {words:12} {actors or '?':40} {'; '.join(said) or 'the outlet'}")


if __name__ == "__main__":
    main(Path(__file__).with_name("report.txt"))
