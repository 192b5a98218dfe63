"""Actors: the list, and one actor with ties and dealings."""

from collections import defaultdict
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from waqai.desk import Asked, Known
from waqai.model import EntityKind
from waqai.store import Found, Query
from waqai.web.api.filters import FilteredNameForm
from waqai.web.api.network import Seen
from waqai.web.context import Context, Reader, page
from waqai.web.failures import missing
from waqai.web.pages.network import Shown, claims_address, parties_of_names, show
from waqai.web.views.claim_lines import claim_line
from waqai.web.views.network import Edge, Family, Sight
from waqai.web.views.ties import bonds_of

router = APIRouter(prefix="/actors")
_KINDS: Final = tuple(kind.value for kind in EntityKind)
_TIES, _CLAIMS, _NAMES = 60, 8, 6


@router.get("")
def actors(here: Reader, asked: FilteredNameForm) -> HTMLResponse:
    """List actors, those in most reports first."""
    wanted = Asked(actor=asked.name, kinds=tuple(asked.kind), after=asked.after, limit=asked.limit)
    shown = here.desk.actors(wanted)
    return page(here, "actors.html", asked=asked, shown=shown, after=shown.after, kinds=_KINDS)


@router.get("/{actor_id}")
def actor(here: Reader, actor_id: str, sight: Seen) -> HTMLResponse:
    """Show one actor: names, ties through time, whom they deal with, and the latest claims about them."""
    known = here.desk.actor(actor_id)
    if known is None:
        raise missing("actor")
    network = _network(here, known, sight)
    return page(
        here,
        "actor.html",
        known=known,
        bonds=bonds_of(actor_id, here.desk.ties(Asked(actor=actor_id, limit=_TIES)).rows),
        shown=network,
        dealings=_by_family(network) if network else {},
        claims_address=claims_address,
        lines=[claim_line(found) for found in _latest(here, known)],
    )


def _network(here: Context, known: Known, sight: Sight) -> Shown | None:
    parties = parties_of_names(here, known.names[:_NAMES])
    return show(here, parties, sight) if parties else None


def _by_family(shown: Shown) -> dict[tuple[Family, bool], list[tuple[str, Edge]]]:
    """Return whom the actor talks to, fights, follows and arms, each with (name, edge), those told most often first.

    Those that do so to the actor stand apart, under (family, True).
    """
    found: defaultdict[tuple[Family, bool], list[tuple[str, Edge]]] = defaultdict(list)
    network = shown.network
    for edge in network.edges:
        if network.centre in (edge.one, edge.other):
            outward = edge.one == network.centre
            other = edge.other if outward else edge.one
            found[edge.family, edge.family is not Family.TALKS and not outward].append((network.name(other), edge))
    return dict(sorted(found.items(), key=lambda row: (list(Family).index(row[0][0]), row[0][1])))


def _latest(here: Context, known: Known) -> tuple[Found, ...]:
    name = known.names[0] if known.names else known.actor.name
    return here.store.find_claims(Query(actor=name, kinds=("event",), size=_CLAIMS)).rows
