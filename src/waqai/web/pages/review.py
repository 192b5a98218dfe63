"""Review: the queue, the log, and the bench on which one report is gone through."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from waqai.errors import UsageError
from waqai.lexicon.places import GazetteerRow, gazetteer
from waqai.model import QUAD_OF, Event, Judgement, Rank, Report, fold
from waqai.review import Answer, Sight, agreements, weigh
from waqai.review import Reviewer as AtWork
from waqai.review.wording import type_of, words_of
from waqai.revise import Revision
from waqai.web.context import Admin, Context, Reviewer, page
from waqai.web.failures import missing
from waqai.web.views.review import KINDS, Bench
from waqai.web.views.review_form import Form, changes, span_of, text, texts
from waqai.web.words import Words

router = APIRouter(prefix="/review")
Number = Annotated[int, Query(alias="page", ge=1, le=10_000)]
#: How many reports a page that shows the queue weighs by itself; `waqai add` weighs what it adds.
_AT_ONCE = 5
_NAMESAKES = 12


async def _fields(request: Request) -> dict[str, list[str]]:
    form = await request.form()
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


Fields = Annotated[dict[str, list[str]], Depends(_fields)]


@router.get("")
def queue(here: Reviewer, number: Number = 1) -> Response:
    """Show what waits, the most doubtful and weightiest first, and what reviewers disagree on."""
    weigh(here.store, _AT_ONCE)
    found = here.store.reviews.queue(here.user.name, page=number)
    disputed = here.store.reviews.conflicted(size=10)
    reports = {each.report: here.store.reviews.revision(each.report) for each in found.rows}
    rows = [(each, *_waiting(reports[each.report], each.weighed.claim)) for each in found.rows]
    titles = [(name, count, _title(here, name)) for name, count in disputed.rows]
    return page(here, "review.html", found=found, rows=rows, disputed=titles)


@router.get("/log")
def log(here: Reviewer, number: Number = 1) -> Response:
    """Show everything that people said, the last first."""
    return page(here, "review_log.html", found=here.store.reviews.log(page=number))


@router.get("/agreement")
def agreement(here: Reviewer) -> Response:
    """Show how far reviewers agree."""
    return page(here, "review_agreement.html", rows=agreements(here.store))


@router.get("/next")
def next_report(here: Reviewer, after: str = "") -> Response:
    """Lead to the report of the weightiest claim that waits, another one than `after`."""
    rows = here.store.reviews.queue(here.user.name, size=200).rows
    found = next((row for row in rows if row.report != after), None)
    return RedirectResponse(f"/review/{found.report}" if found else "/review", 303)


@router.get("/{name}")
def bench(here: Reviewer, name: str, edit: str = "") -> Response:
    """Show the bench of a report; the id of a claim leads to that of its report."""
    if not name.startswith("report-"):
        found = here.store.claim(name)
        if found is None:
            raise missing("claim")
        return RedirectResponse(f"/review/{found.where.report.id}#{name}", 303)
    return _bench(here, name, edit=edit)


@router.post("/{name}/assign")
def assign(here: Admin, name: str, fields: Fields) -> Response:
    """Give a report to a reviewer or an adjudicator."""
    ranks = {str(rank): rank for rank in Rank}
    work = AtWork(here.store, name, here.user.name, clock=lambda: here.now)
    try:
        work.assign(text(fields, "person"), ranks.get(text(fields, "rank"), Rank.REVIEWER))
    except UsageError as error:
        return _bench(here, name, problem=error)
    return _done(here, name)


@router.post("/{name}")
def act(here: Reviewer, name: str, fields: Fields) -> Response:
    """Do what a reviewer asks for (`act`), and show the bench as it is then."""
    seen = text(fields, "seen")
    target = text(fields, "target")
    try:
        work = AtWork(
            here.store, name, here.user.name, seen=int(seen) if seen.isdecimal() else None, clock=lambda: here.now
        )
        answers = _act(work, text(fields, "act"), target, fields, manages=here.may("manage"))
    except UsageError as error:
        return _bench(here, name, edit=target if text(fields, "act") == "edit" else "", problem=error)
    return _done(here, name, answers=answers, target=target)


def _act(work: AtWork, wanted: str, target: str, fields: Form, *, manages: bool) -> list[Answer]:
    """Do what is asked for; raise UsageError where it cannot be meant."""
    if wanted == "edit":
        return _edit(work, target, fields)
    acts: dict[str, Callable[[], Answer]] = {
        "accept": lambda: work.accept(target),
        "reject": lambda: work.reject(target),
        "part": lambda: work.part(target, [span_of(each) for each in texts(fields, "part")]),
        "join": lambda: work.join(target, text(fields, "other")),
        "apart": lambda: work.join(target, text(fields, "other"), same=False),
        "add": lambda: _add(work, fields),
        "comment": lambda: work.comment(target or None, text(fields, "comment")),
        "undo": lambda: _undo(work, text(fields, "undo"), manages=manages),
        "done": work.done,
    }
    if wanted not in acts:
        raise UsageError(f"{wanted!r} is nothing that can be done", "use the buttons of the page")
    return [acts[wanted]()]


def _undo(work: AtWork, name: str, *, manages: bool) -> Answer:
    return work.undo(name, of_others=manages) if name else work.undo_last()


def _edit(work: AtWork, target: str, fields: Form) -> list[Answer]:
    revision = work.sight.revision
    value = revision.values.get(target)
    if value is None:
        raise UsageError("what is rejected is not corrected", "accept it first")
    changed = changes(fields, revision.record, value)
    if not changed:
        raise UsageError("nothing was changed", "change a field, or accept the claim as it is")
    return [work.correct(target, field, said) for field, said in changed.items()]


def _add(work: AtWork, fields: Form) -> Answer:
    kind, called = text(fields, "kind"), text(fields, "type")
    form = {"event": {"type": called}, "entity": {"kind": called or "unknown"}}.get(kind, {})
    if kind not in {"event", "entity", "place", "time"}:
        raise UsageError(f"{kind!r} cannot be added here", "add an event, an actor, a place or a time")
    return work.add(kind, span_of(text(fields, "at")), form)


def _done(here: Context, name: str, *, answers: list[Answer] | None = None, target: str = "") -> Response:
    if "hx-request" not in here.request.headers:
        return RedirectResponse(f"/review/{name}" + (f"#{target}" if target else ""), 303)
    meanwhile = {act.id: act for each in answers or [] for act in each.meanwhile}
    return _bench(here, name, meanwhile=list(meanwhile.values()))


def _bench(
    here: Context,
    name: str,
    *,
    edit: str = "",
    problem: UsageError | None = None,
    meanwhile: list[Judgement] | None = None,
) -> Response:
    sight = Sight.of(here.store, name, here.user.name)
    stored = here.store.report(name)
    if sight is None or stored is None:
        raise missing("report")
    words = Words(here.language)
    shown = Bench(sight, lambda key: str(words(key)))
    card = shown.card(edit) if edit else None
    return page(
        here, "review_bench.html", status=400 if problem and "hx-request" not in here.request.headers else 200,
        bench=shown, stored=stored, edit=card, problem=problem, meanwhile=meanwhile or [], kinds=KINDS,
        known=_known_places(card.value.name) if card and card.kind == "place" else [],
    )  # fmt: skip


def _known_places(name: str) -> list[GazetteerRow]:
    """Return the rows of the gazetteer that bear a name, or what is left of it without its first words."""
    words = fold(name).split()
    found = (gazetteer().get(tuple(words[start:])) for start in range(len(words)))
    return list(next((known.rows for known in found if known), ()))[:_NAMESAKES]


def _waiting(revision: Revision | None, claim: str) -> tuple[Report | None, str, str, int]:
    """Return the report of a claim that waits, what the claim is called, its words, and PLOVER's class (0 for none)."""
    value = revision.values.get(claim) if revision else None
    if revision is None or value is None:
        return None, "", "", 0
    report = revision.machine.report
    quad = QUAD_OF[value.type] if isinstance(value, Event) else 0
    return report, f"{KINDS[claim.partition('-')[0]]}.{type_of(value)}", words_of(value, report.text), quad


def _title(here: Context, report: str) -> str:
    stored = here.store.report(report)
    return stored.report.headline if stored else report
