"""`waqai tokens`: keys for programs that ask a desk's API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.cli.database import DATABASE, Database, open_desk
from waqai.cli.users import AsJson, Name
from waqai.errors import UsageError

if TYPE_CHECKING:
    from waqai.access import Scope, Token

app = typer.Typer(
    help="Tokens for programs that ask the API, in the name of an account.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
@guarded
def add(
    name: Name,
    *,
    scope: Annotated[
        list[str] | None, typer.Option(metavar="SCOPE", help="read (unless given), review, admin.")
    ] = None,
    days: Annotated[int, typer.Option(metavar="N", help="After how many days it ends.")] = 90,
    label: Annotated[str, typer.Option(metavar="TEXT", help="What it is for.")] = "",
    db: Database = DATABASE,
) -> int:
    """Make a token for an account and print it, once: nobody can see it again."""
    from waqai.access import People  # noqa: PLC0415

    scopes = [_scope(each) for each in scope or ["read"]]
    with open_desk(db) as store:
        people = People(store)
        token, secret = people.add_token(people.named(name), label, scopes, days)
    emit(f"{secret}\n")
    say(f"{token.id} ends on {token.ends:%Y-%m-%d}; keep it now, it is not shown again")
    return 0


@app.command("list")
@guarded
def list_(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Of this account alone.")] = None,
    *,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> int:
    """List tokens, the newest first; not what they consist of, which nobody knows but their owners."""
    from waqai.access import People  # noqa: PLC0415
    from waqai.export import dumps  # noqa: PLC0415

    with open_desk(db) as store:
        people = People(store)
        rows = [_row(token) for token in people.tokens(people.named(name) if name is not None else None)]
    emit(dumps({"tokens": rows}) if as_json else "".join(map(_line, rows)) or "there is no token\n")
    return 0


@app.command()
@guarded
def revoke(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="Its name, as t-1a2b3c4d.")], *, db: Database = DATABASE
) -> int:
    """Revoke a token: from now on it opens nothing."""
    from waqai.access import People  # noqa: PLC0415

    with open_desk(db) as store:
        People(store).revoke_token(token)
    say(f"{token} opens nothing any more")
    return 0


def _scope(value: str) -> Scope:
    from waqai.access import Scope  # noqa: PLC0415

    if value not in set(Scope):
        raise UsageError(f"--scope: there is no scope {value!r}", f"take some of: {', '.join(Scope)}")
    return Scope(value)


def _row(token: Token) -> dict[str, Any]:
    return {
        "token": token.id, "account": token.account.name, "label": token.label, "scopes": sorted(token.scopes),
        "added": token.added.isoformat(), "ends": token.ends.isoformat(),
        "used": token.used and token.used.isoformat(), "revoked": token.revoked and token.revoked.isoformat(),
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    from waqai.export.isolates import isolate  # noqa: PLC0415

    holds = f"revoked on {row['revoked'][:10]}" if row["revoked"] else f"until {row['ends'][:10]}"
    used = f"used {row['used'][:10]}" if row["used"] else "never used"
    whose = f"{isolate(row['account'])} {isolate(row['label'])}"
    return f"{row['token']} {whose}: {' '.join(row['scopes'])}, {holds}, {used}\n"
