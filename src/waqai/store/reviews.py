"""What reviewers ask of the store, in transactions of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from waqai.model import Judgement, Verdict
from waqai.revise import Revision, revise
from waqai.store import reviewing, said
from waqai.store.connect import reading, writing
from waqai.store.values import Page, Queued, Stored, Weighed

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Reviews:
    """The reviewing side of a store, see `Store.reviews`. Pages count from 1."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of an open store."""
        self._engine = engine

    def acts(self, report_id: str) -> list[Judgement]:
        """Return all that was said of a report, in the order in which it came, what was taken back too."""
        with reading(self._engine) as connection:
            return list(said.judgements(connection, None, None, report_id))

    def act(self, act_id: str) -> Judgement | None:
        """Return one act; None where there is none of that id."""
        with reading(self._engine) as connection:
            return reviewing.act_of_id(connection, act_id)

    def revision(self, report_id: str, acts: Iterable[Judgement] | None = None) -> Revision | None:
        """Return a report's record as people left it, or as `acts` alone do; None where there is no such report."""
        with reading(self._engine) as connection:
            chosen = said.judgements(connection, None, None, report_id) if acts is None else acts
            found = reviewing.revision(connection, report_id, list(chosen))
            return found[0] if found else None

    def unweighed(self, most: int) -> list[tuple[int, Stored, int, Revision]]:
        """Return current records whose claims have no weight yet, the newest first.

        Each with its number, with how many reports its report shares text, and as people left it.
        """
        with reading(self._engine) as connection:
            rows = reviewing.unweighed(connection, most)
            found = []
            for number, stored in rows:
                acts = list(said.judgements(connection, None, None, stored.report.id))
                it = reviewing.revision(connection, stored.report.id, acts) if acts else None
                copies = reviewing.copies_of(connection, stored.report.id)
                found.append((number, stored, copies, it[0] if it else revise(stored.record, ())))
            return found

    def weigh(self, rows: Iterable[tuple[int, Iterable[Weighed]]]) -> None:
        """Keep the weights of the claims of records, which are given by number."""
        with writing(self._engine) as connection:
            for number, weights in rows:
                reviewing.weigh(connection, number, weights)

    def queue(self, by: str | None = None, *, report: str | None = None, page: int = 1, size: int = 20) -> Page[Queued]:
        """Return the claims that wait to be judged (by `by`, if given), the weightiest first."""
        with reading(self._engine) as connection:
            return reviewing.queue(connection, by, report, page, size)

    def conflicted(self, *, page: int = 1, size: int = 20) -> Page[tuple[str, int]]:
        """Return the ids of reports on which reviewers disagree, with on how many fields, the most first."""
        with reading(self._engine) as connection:
            return reviewing.conflicted(connection, page, size)

    def log(
        self, *, by: str | None = None, report: str | None = None, page: int = 1, size: int = 50
    ) -> Page[Judgement]:
        """Return the audit log, the last act first."""
        with reading(self._engine) as connection:
            return reviewing.log(connection, by, report, page, size)

    def standing(self, verdict: Verdict) -> list[Judgement]:
        """Return the acts of a kind that nobody has taken back, in the order in which they came."""
        with reading(self._engine) as connection:
            return reviewing.standing_acts(connection, verdict)
