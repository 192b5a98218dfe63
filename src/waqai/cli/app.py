"""The commands, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from waqai import __version__
from waqai.cli.add import add
from waqai.cli.boards import brief, contradictions, control, deals, ledger, negotiations, timeline, truces
from waqai.cli.boundary import prepare_streams, say
from waqai.cli.demo import demo
from waqai.cli.evaluate import evaluate
from waqai.cli.lexicon import lexicon
from waqai.cli.places import app as places
from waqai.cli.read import read
from waqai.cli.review import app as review
from waqai.cli.search import actors, events, search
from waqai.cli.serve import serve
from waqai.cli.tokens import app as tokens
from waqai.cli.trail import app as trail
from waqai.cli.train import train
from waqai.cli.users import app as users
from waqai.cli.words import words

_EPILOG = (
    "Exit codes: 0 all went well · 1 a fault, or output that cannot be written · 2 a wrong option or date · "
    "3 a report that cannot be read · 4 a broken annotation · 5 a broken lexicon · 6 a database that cannot be used · "
    "130 interrupted. "
    "With many files it is the highest of theirs."
)
#: The base of all errors in how a command was called, wherever this version of typer keeps it.
_CallError: type[Exception] = typer.BadParameter.__mro__[2]

app = typer.Typer(
    name="waqai",
    help="Arabic reports of a conflict, turned into a sourced, checkable record.",
    epilog=_EPILOG,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(epilog=_EPILOG)(read)
app.command(epilog=_EPILOG)(add)
app.command(name="search", help="Find the desk's reports, the newest first.")(search)
app.command(name="events", help="List the events that the desk's reports tell of, the newest first.")(events)
app.command()(actors)
app.command(name="negotiations", help="Show talks: rounds, parties, positions, and who says so.")(negotiations)
app.command(name="truces", help="Show truces: in force, violated, collapsed, and according to whom.")(truces)
app.command(name="deals", help="Show deals and evacuations, and what became of them.")(deals)
app.command(name="control", help="Show who holds, takes and besieges which place.")(control)
app.command(name="timeline", help="List all changes of state by day.")(timeline)
app.command()(contradictions)
app.command()(ledger)
app.command()(brief)
app.command(epilog=_EPILOG)(words)
app.command(epilog=_EPILOG)(evaluate)
app.command(epilog=_EPILOG)(serve)
app.command()(demo)
app.add_typer(lexicon, name="lexicon")
app.add_typer(places, name="places")
app.add_typer(review, name="review")
app.add_typer(train, name="train")
app.add_typer(users, name="users")
app.add_typer(tokens, name="tokens")
app.add_typer(trail, name="trail")


def _show_version(wanted: bool) -> None:  # noqa: FBT001  typer calls it so
    if wanted:
        typer.echo(f"waqai {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  handled by its callback
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever is wrong with the call becomes one line."""
    prepare_streams()
    command = typer.main.get_command(app)
    try:
        code = command.main(list(arguments), prog_name="waqai", standalone_mode=False)
    except _CallError as error:
        say(_call_problem(error))
        return 2
    except typer.Abort:
        return 130
    return code if isinstance(code, int) else 0


def _call_problem(error: Any) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "waqai"
    return f"{error.format_message().rstrip('.')}: see {path} --help"
