"""`waqai words`: what the language layer sees in a text."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from waqai.cli.adapters import analysis_of
from waqai.cli.boundary import emit, guarded
from waqai.errors import UsageError

_STDIN = "-"


@guarded
def words(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="An Arabic text, in quotes; - is standard input.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the analysis as one JSON object.")] = False,
) -> int:
    """Show how a text is read: its sentences and clauses, each word split and classed, and the noun phrases."""
    if not text.strip():
        raise UsageError("there is no text", "give an Arabic text in quotes, or - for standard input")
    analysis = analysis_of(None if text == _STDIN else text)
    if as_json:
        from waqai.export import dumps  # noqa: PLC0415
        from waqai.export.words_form import words_to_json  # noqa: PLC0415

        emit(dumps(words_to_json(analysis)))
    else:
        from waqai.export.words_sheet import show_words  # noqa: PLC0415

        emit(show_words(analysis, colour=sys.stdout.isatty()))
    return 0
