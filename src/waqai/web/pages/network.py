"""The network: who talks to, fights, follows and arms whom, as a picture and as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from waqai.store import Party, Query
from waqai.web.api.network import BUSIEST, PartyId, Seen
from waqai.web.context import Context, Reader, page
from waqai.web.draw.network import Wording, network_picture
from waqai.web.failures import missing
from waqai.web.views.claim_lines import claim_line
from waqai.web.views.days import Step, steps
from waqai.web.views.links import address
from waqai.web.views.network import Edge, Family, Network, Sight, around, overview, printed
from waqai.web.words import Words
from waqai.web.words.days import written

router = APIRouter(prefix="/network")
_STEPS, _CLAIMS, _LIKE = 120, 12, 8
WINDOWS: Final = (7, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Shown:
    """A network with its picture, the steps of its slider, and `at` which of them it stands."""

    network: Network
    picture: Markup
    steps: Sequence[Step]
    at: int


@router.get("")
def network_page(
    here: Reader,
    sight: Seen,
    actor: PartyId | None = None,
    name: Annotated[str | None, Parameter(max_length=200)] = None,
) -> HTMLResponse:
    """Show the neighbourhood of one actor, by id or name, or the busiest actors of the desk."""
    alike = _called(here, name)
    wanted = [actor] if actor else alike[:1]
    shown = show(here, wanted, sight) if wanted else show_all(here, replace(sight, most=max(sight.most, BUSIEST)))
    if shown is None:
        raise missing("actor")
    others = printed(here.store.parties(alike[1:]))
    return page(
        here,
        "network.html",
        shown=shown,
        sight=sight,
        families=list(Family),
        windows=WINDOWS,
        name=name or (shown.network.name(shown.network.centre) if shown.network.centre else ""),
        unknown=bool(name and not alike),
        alike=[others[each] for each in alike[1:] if each in others],
        claims_address=claims_address,
    )


@router.get("/claims")
def claims(
    here: Reader,
    sight: Seen,
    one: PartyId,
    other: PartyId,
    number: Annotated[int, Parameter(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """List the claims that two actors deal with each other by, each with its sentence."""
    query = Query(
        between=(one, other), types=sight.types, since=sight.since, until=sight.until, page=number, size=_CLAIMS
    )
    found = here.store.find_claims(query)
    known = printed(here.store.parties((one, other)))
    return page(
        here,
        "map_claims.html",
        lines=[claim_line(each) for each in found.rows],
        more=found.more,
        number=number,
        names=[known[each].name for each in (one, other) if each in known],
    )


def show(here: Context, parties: Sequence[str], sight: Sight) -> Shown | None:
    """Return the neighbourhood of one actor, of whom `parties` are the ids; None where the desk does not know them."""
    network = around(here.store, parties, sight)
    return None if network is None else _shown(here, network, parties, sight)


def show_all(here: Context, sight: Sight) -> Shown:
    """Return the busiest actors of the desk."""
    return _shown(here, overview(here.store, sight), (), sight)


def parties_of_names(here: Context, names: Sequence[str]) -> list[str]:
    """Return the ids of the parties that reports call by exactly these names."""
    found = [each for name in names if _words(name) for each in here.store.parties_named(name, _LIKE, exactly=True)]
    return list(dict.fromkeys(found))


def _shown(here: Context, network: Network, parties: Sequence[str], sight: Sight) -> Shown:
    days = here.store.days_of_dealings(parties)
    ends = [(each, 0) for each in dict.fromkeys(days)] if days else []
    words = Words(here.language)
    wording = Wording(
        label=partial(_label, words),
        sentence=partial(_sentence, words, here.language, network),
        address=_address_of(here),
        claims=partial(claims_address, here),
        title=str(words("network.picture")),
    )
    found = steps(ends, _STEPS)
    return Shown(network, network_picture(network, wording), found, _at(found, sight.until))


def claims_address(here: Context, edge: Edge) -> str:
    """Return the address of the claims behind an edge, of the days that are looked at."""
    return address(
        "/network/claims", "", **(_kept(here) | {"one": edge.one, "other": edge.other, "family": edge.family})
    )


def _address_of(here: Context) -> Callable[[Party], str]:
    return lambda party: address("/network", "", **(_kept(here) | {"actor": party.id}))


def _kept(here: Context) -> dict[str, object]:
    """Return what of the question goes along to other pages."""
    given = here.request.query_params
    return {name: given.getlist(name) or None for name in ("from", "to", "days", "family")}


def _label(words: Words, edge: Edge) -> str:
    return f"{words('network.' + edge.family)} {edge.count}"


def _sentence(words: Words, language: str, network: Network, edge: Edge) -> str:
    said = words(
        "network.sentence",
        one=network.name(edge.one),
        verb=words("network." + edge.family),
        other=network.name(edge.other),
        n=edge.count,
        first=written(edge.first, language),
        last=written(edge.last, language),
    )
    return str(said.unescape())


def _called(here: Context, name: str | None) -> list[str]:
    return here.store.parties_named(name, _LIKE) if name and _words(name) else []


def _words(name: str) -> bool:
    """Whether there is a word to look for."""
    return any(map(str.isalnum, name))


def _at(found: Sequence[Step], until: date | None) -> int:
    later = (at for at, step in enumerate(found) if until is not None and until <= step.last)
    return next(later, max(0, len(found) - 1))
