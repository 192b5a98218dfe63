"""Accounts, their sessions and their tokens, as rows. Of passwords, cookies and tokens only hashes come here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, Select, delete, or_, select, update

from waqai.store import schema_access as t
from waqai.store.connect import reading, writing
from waqai.store.people import Account, Role, Scope, Session, Token


class Accounts:
    """Who may come in. Every method is one transaction and raises StoreError where the database cannot do it."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of an open store."""
        self._engine = engine

    def any(self) -> bool:
        """Whether there is an account at all, disabled ones included; once there is one, there always is."""
        with reading(self._engine) as connection:
            return connection.execute(select(t.accounts.c.seq).limit(1)).first() is not None

    def all(self) -> list[Account]:
        """Return all accounts, by name."""
        with reading(self._engine) as connection:
            return [_account(row) for row in connection.execute(select(t.accounts).order_by(t.accounts.c.key))]

    def find(self, key: str) -> tuple[Account, str] | None:
        """Return the account of this folded name, and the hash of its password; None where there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(t.accounts).where(t.accounts.c.key == key)).first()
            return None if row is None else (_account(row), row.password)

    def add(self, key: str, name: str, role: Role, password: str, now: datetime) -> Account | None:
        """Add an account with the hash of its password; None where the folded name is taken."""
        row = {"key": key, "name": name, "role": str(role), "password": password, "added": now}
        with writing(self._engine) as connection:
            if connection.execute(select(t.accounts.c.seq).where(t.accounts.c.key == key)).first():
                return None
            seq = connection.execute(t.accounts.insert().returning(t.accounts.c.seq), row).scalar_one()
            return Account(number=seq, name=name, role=role, added=now)

    def set_role(self, account: int, role: Role) -> None:
        """Give another role; it holds from the next request on."""
        self._set(account, role=str(role))

    def set_disabled(self, account: int, since: datetime | None) -> None:
        """Shut an account out, or let it in again (None). Its sessions end."""
        with writing(self._engine) as connection:
            connection.execute(update(t.accounts).where(t.accounts.c.seq == account).values(disabled=since))
            connection.execute(delete(t.sessions).where(t.sessions.c.account == account))

    def set_password(self, account: int, password: str) -> None:
        """Set another hash of a password."""
        self._set(account, password=password)

    def _set(self, account: int, **values: object) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(t.accounts).where(t.accounts.c.seq == account).values(**values))

    def open_session(self, id: str, session: Session, former: str | None = None) -> None:  # noqa: A002
        """Keep a session under the hash of its cookie in place of a `former` one, and forget those that are over."""
        row = {
            "id": id, "account": session.account.number, "opened": session.opened, "seen": session.seen,
            "ends": session.ends, "address": session.address, "agent": session.agent,
        }  # fmt: skip
        with writing(self._engine) as connection:
            over = or_(t.sessions.c.id == former, t.sessions.c.ends <= session.opened)
            connection.execute(delete(t.sessions).where(over))
            connection.execute(t.sessions.insert(), row)

    def session(self, id: str) -> Session | None:  # noqa: A002
        """Return the session of this hash, whatever its age; None where there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(_with_account(t.sessions).where(t.sessions.c.id == id)).first()
            return None if row is None else _session(row)

    def sessions(self, account: int) -> list[Session]:
        """Return the sessions of an account, the newest first."""
        query = _with_account(t.sessions).where(t.sessions.c.account == account).order_by(t.sessions.c.seq.desc())
        with reading(self._engine) as connection:
            return [_session(row) for row in connection.execute(query)]

    def see_session(self, number: int, now: datetime) -> None:
        """Note that a session was used."""
        with writing(self._engine) as connection:
            connection.execute(update(t.sessions).where(t.sessions.c.seq == number).values(seen=now))

    def end_sessions(self, account: int, *, only: int | None = None, but: int | None = None) -> int:
        """End the sessions of an account, or one of them, or all others; return how many."""
        condition = t.sessions.c.account == account
        if only is not None:
            condition &= t.sessions.c.seq == only
        if but is not None:
            condition &= t.sessions.c.seq != but
        with writing(self._engine) as connection:
            return connection.execute(delete(t.sessions).where(condition)).rowcount

    def add_token(self, token: Token, hashed: str) -> None:
        """Keep a token under the hash of what is shown to its owner."""
        row = {
            "id": token.id, "hash": hashed, "account": token.account.number, "label": token.label,
            "scopes": " ".join(sorted(token.scopes)), "added": token.added, "ends": token.ends,
        }  # fmt: skip
        with writing(self._engine) as connection:
            connection.execute(t.tokens.insert(), row)

    def token(self, hashed: str) -> Token | None:
        """Return the token of this hash, whether it still holds or not; None where there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(_with_account(t.tokens).where(t.tokens.c.hash == hashed)).first()
            return None if row is None else _token(row)

    def tokens(self, account: int | None = None) -> list[Token]:
        """Return the tokens of an account, or of all, the newest first."""
        query = _with_account(t.tokens).order_by(t.tokens.c.seq.desc())
        if account is not None:
            query = query.where(t.tokens.c.account == account)
        with reading(self._engine) as connection:
            return [_token(row) for row in connection.execute(query)]

    def use_token(self, id: str, now: datetime) -> None:  # noqa: A002
        """Note that a token was used."""
        with writing(self._engine) as connection:
            connection.execute(update(t.tokens).where(t.tokens.c.id == id).values(used=now))

    def revoke_token(self, id: str, now: datetime, account: int | None = None) -> bool:  # noqa: A002
        """Revoke a token, of `account` alone where given; False where there is none that was not revoked."""
        condition = (t.tokens.c.id == id) & t.tokens.c.revoked.is_(None)
        if account is not None:
            condition &= t.tokens.c.account == account
        with writing(self._engine) as connection:
            return connection.execute(update(t.tokens).where(condition).values(revoked=now)).rowcount > 0


def _with_account(table: Any) -> Select[Any]:
    holder = [column.label(f"account_{column.name}") for column in t.accounts.c if column.name != "password"]
    return select(table, *holder).join(t.accounts, t.accounts.c.seq == table.c.account)


def _account(row: Row[Any], prefix: str = "") -> Account:
    values = row._mapping  # noqa: SLF001  the documented name
    return Account(
        number=values[f"{prefix}seq"],
        name=values[f"{prefix}name"],
        role=Role(values[f"{prefix}role"]),
        added=values[f"{prefix}added"],
        disabled=values[f"{prefix}disabled"],
    )


def _session(row: Row[Any]) -> Session:
    return Session(
        number=row.seq, account=_account(row, "account_"), opened=row.opened, seen=row.seen, ends=row.ends,
        address=row.address, agent=row.agent,
    )  # fmt: skip


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.id, account=_account(row, "account_"), label=row.label, scopes=frozenset(map(Scope, row.scopes.split())),
        added=row.added, ends=row.ends, revoked=row.revoked, used=row.used,
    )  # fmt: skip
