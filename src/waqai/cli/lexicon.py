"""`waqai lexicon check`: the reviewed words, tested by their own examples."""

from __future__ import annotations

from typing import Annotated

import typer

from waqai.cli.adapters import entries_to_test, lexicon_problems, lexicon_self_test
from waqai.cli.boundary import emit, guarded, say
from waqai.cli.progress import progress
from waqai.errors import LexiconError

lexicon = typer.Typer(help="The words waqai knows.", no_args_is_help=True, rich_markup_mode=None)


@lexicon.callback()
def _lexicon() -> None:
    """Keep `check` a command of its own, though it is the only one."""


@lexicon.command()
@guarded
def check(
    *, fast: Annotated[bool, typer.Option("--fast", help="Check the shapes alone, not the examples.")] = False
) -> int:
    """Check every file and entry against its schema and its own examples; print one line for each problem.

    The examples go through the stages of the coder (some seconds), once all shapes are sound. Ends with 0 where all
    is well, with 5 where something is to be mended.
    """
    problems = lexicon_problems()
    if not (fast or problems):
        with progress(entries_to_test()) as advance:
            problems, figures = lexicon_self_test(advance)
        say(figures)
    emit("".join(f"{problem}\n" for problem in problems))
    if problems:
        say(f"{len(problems)} problem{'s' * (len(problems) > 1)} in the lexicon: mend the entries named above")
        return LexiconError.exit_code
    say("the lexicon is sound")
    return 0
