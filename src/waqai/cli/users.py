"""`waqai users`: who may log in at a desk that others reach. Passwords are asked for, or come by standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.access import Account, People, Role

app = typer.Typer(
    help="Accounts of those who may log in. Once there is one, everybody must.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
@guarded
def add(
    name: Name,
    *,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or admin.")] = "reader",
    db: Database = DATABASE,
) -> int:
    """Add an account. The password is asked for twice, or is the first line of standard input."""
    from waqai.access import People  # noqa: PLC0415

    wanted = role_of(role)
    with open_desk(db, create=True) as store:
        account = People(store).add(name, wanted, _password())
    say(f"{account.name} may log in, as {account.role}")
    return 0


@app.command("list")
@guarded
def list_(*, db: Database = DATABASE, as_json: AsJson = False) -> int:
    """List the accounts, by name."""
    from waqai.access import People  # noqa: PLC0415
    from waqai.export import dumps  # noqa: PLC0415

    with open_desk(db) as store:
        rows = [_row(account) for account in People(store).all()]
    if as_json:
        emit(dumps({"accounts": rows}))
        return 0
    emit("".join(_line(row) for row in rows) or "there is no account: everybody at this machine may do everything\n")
    return 0


@app.command()
@guarded
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    *,
    db: Database = DATABASE,
) -> int:
    """Give an account another role, from now on."""
    with _account(db, name) as (people, account):
        wanted = role_of(role)
        people.set_role(account, wanted)
    say(f"{account.name} is {wanted} now")
    return 0


@app.command()
@guarded
def disable(name: Name, *, db: Database = DATABASE) -> int:
    """Shut an account out and end its sessions; its tokens hold no more."""
    with _account(db, name) as (people, account):
        people.disable(account)
    say(f"{account.name} may not log in any more")
    return 0


@app.command()
@guarded
def enable(name: Name, *, db: Database = DATABASE) -> int:
    """Let a disabled account in again."""
    with _account(db, name) as (people, account):
        people.enable(account)
    say(f"{account.name} may log in again")
    return 0


@app.command()
@guarded
def password(name: Name, *, db: Database = DATABASE) -> int:
    """Set another password and end all sessions. It is asked for twice, or is the first line of standard input."""
    with _account(db, name) as (people, account):
        people.set_password(account, _password())
    say(f"{account.name} has another password")
    return 0


@contextmanager
def _account(db: str, name: str) -> Iterator[tuple[People, Account]]:
    """Open the desk and find one of its accounts."""
    from waqai.access import People  # noqa: PLC0415

    with open_desk(db) as store:
        people = People(store)
        yield people, people.named(name)


def role_of(value: str) -> Role:
    """Return the role of that name; raise UsageError where there is none."""
    from waqai.access import Role  # noqa: PLC0415

    if value not in set(Role):
        raise UsageError(f"there is no role {value!r}", f"take one of: {', '.join(Role)}")
    return Role(value)


def _password() -> str:
    """Ask for a new password where somebody sits there, else read a line; it is never an option, which others see."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    return typed


def _row(account: Account) -> dict[str, Any]:
    return {
        "name": account.name, "role": str(account.role), "added": account.added.isoformat(),
        "disabled": account.disabled and account.disabled.isoformat(),
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    from waqai.export.isolates import isolate  # noqa: PLC0415

    shut = f", disabled since {row['disabled'][:10]}" if row["disabled"] else ""
    return f"{isolate(row['name'])}: {row['role']}{shut}\n"
