"""Bytes in, `Report` out: files, standard input, web pages and JSON lines, checked before anything is coded.

The text of a plain file is kept exactly as its bytes say it, so that offsets into it mean the same to everybody.
"""

from waqai.intake.dates import parse_date
from waqai.intake.files import MAX_BYTES, MAX_CHARACTERS, read_bytes, read_file, read_html
from waqai.intake.side import Side, read_side
from waqai.intake.sources import Source, files_at, sources

__all__ = [
    "MAX_BYTES", "MAX_CHARACTERS", "Side", "Source", "files_at", "parse_date", "read_bytes", "read_file", "read_html",
    "read_side", "sources",
]  # fmt: skip
