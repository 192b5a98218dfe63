"""A network as a picture: actors as plates, what they have to do with each other as coloured, labelled curves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import hypot, log1p
from typing import Final

from markupsafe import Markup

from waqai.store import Party
from waqai.web.draw.svg import element
from waqai.web.views.layout import Points, apart, circle, spread
from waqai.web.views.network import Edge, Family, Network

_WIDE: Final = 960.0
_HIGH: Final = 640.0
#: How far plates keep from the border.
_EDGE_X, _EDGE_Y = 95.0, 34.0
_PLATE: Final = 28.0
#: How much room plates leave between each other, so that a line and its label can be seen.
_ROOM: Final = (66.0, 34.0)
_LETTER: Final = 7.6
_LONGEST: Final = 22
#: How far curves between one pair stand apart.
_APART: Final = 38.0
_DIRECTED: Final = (Family.FIGHTS, Family.FOLLOWS, Family.ARMS)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a picture says: `label` of an edge in short, `sentence` in full.

    `address` is that of a party's page, `claims` that of the claims behind an edge.
    """

    label: Callable[[Edge], str]
    sentence: Callable[[Edge], str]
    address: Callable[[Party], str]
    claims: Callable[[Edge], str]
    title: str


@dataclass(frozen=True, slots=True)
class _Plate:
    party: Party
    x: float
    y: float
    wide: float

    def edge_towards(self, x: float, y: float) -> tuple[float, float]:
        """Return where a straight line from the middle of the plate to a point leaves it."""
        across, down = x - self.x, y - self.y
        far = max(abs(across) / (self.wide / 2 + 4), abs(down) / (_PLATE / 2 + 4), 1e-6)
        return self.x + across / far, self.y + down / far


def network_picture(network: Network, wording: Wording) -> Markup:
    """Return the picture; every plate is a link, every curve has its sentence as a title."""
    plates = _plates(network, circle(network) if network.centre else spread(network))
    curves = list(_curves(network.edges, plates))
    linked = {each for edge in network.edges for each in (edge.one, edge.other)}
    return element(
        "svg",
        element("title", wording.title),
        element("defs", *map(_arrow, _DIRECTED)),
        *(_curve(edge, path, wording) for edge, path, _ in curves),
        *(_label(edge, at, wording) for edge, _, at in curves),
        *(_plate(each, wording, network.centre, alone=each.party.id not in linked) for each in plates.values()),
        class_="network",
        view_box=f"0 0 {_WIDE:.0f} {_HIGH:.0f}",
        role="group",
        aria_label=wording.title,
    )


def _plates(network: Network, points: Points) -> dict[str, _Plate]:
    wide = {party.id: min(len(party.name), _LONGEST) * _LETTER + 24 for party in network.parties}
    scaled = {
        name: (_WIDE / 2 + x * (_WIDE / 2 - _EDGE_X), _HIGH / 2 + y * (_HIGH / 2 - _EDGE_Y))
        for name, (x, y) in points.items()
    }
    room = {name: (each + _ROOM[0], _PLATE + _ROOM[1]) for name, each in wide.items()}
    middles = apart(scaled, room, (_WIDE, _HIGH))
    return {party.id: _Plate(party, *middles[party.id], wide[party.id]) for party in network.parties}


def _curves(edges: Sequence[Edge], plates: dict[str, _Plate]) -> Iterator[tuple[Edge, str, tuple[float, float]]]:
    """Yield each edge with its path and where its label stands; edges between one pair fan out."""
    pairs: defaultdict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[frozenset((edge.one, edge.other))].append(edge)
    for some in pairs.values():
        for at, edge in zip(count(), some, strict=False):
            bend = (at - (len(some) - 1) / 2) * _APART
            yield edge, *_path(plates[edge.one], plates[edge.other], bend if edge.one < edge.other else -bend)


def _path(one: _Plate, other: _Plate, bend: float) -> tuple[str, tuple[float, float]]:
    across, down = other.x - one.x, other.y - one.y
    far = max(hypot(across, down), 1e-6)
    middle = (one.x + other.x) / 2 - down / far * bend * 2, (one.y + other.y) / 2 + across / far * bend * 2
    (x1, y1), (x2, y2) = one.edge_towards(*middle), other.edge_towards(*middle)
    path = f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"
    return path, ((x1 + x2) / 4 + middle[0] / 2, (y1 + y2) / 4 + middle[1] / 2)


def _curve(edge: Edge, path: str, wording: Wording) -> Markup:
    """Return the curve, a link that the keyboard passes over: the table beside the picture has the same."""
    said = wording.sentence(edge)
    drawn = element(
        "path",
        d=path,
        class_=f"tie {edge.family}{' doubtful' if edge.doubtful else ''}",
        stroke_width=1.4 + log1p(edge.count) * 0.7,
        marker_end=f"url(#arrow-{edge.family})" if edge.family in _DIRECTED else None,
    )
    broad = element("path", d=path, class_="tie-touch")
    return element(
        "a", element("title", said), broad, drawn, href=wording.claims(edge), aria_label=said, tabindex=-1,
        data_claims="", data_tie=f"{edge.one} {edge.other}",
    )  # fmt: skip


def _label(edge: Edge, at: tuple[float, float], wording: Wording) -> Markup:
    return element("text", wording.label(edge), x=at[0], y=at[1] + 4, class_=f"tie-label {edge.family}")


def _plate(plate: _Plate, wording: Wording, centre: str | None, *, alone: bool) -> Markup:
    name = plate.party.name
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    names = ["plate", "person" if plate.party.kind == "person" else "body"]
    names += ["centre"] if plate.party.id == centre else []
    names += ["alone"] if alone else []
    return element(
        "a",
        element("title", name),
        element(
            "rect", x=plate.x - plate.wide / 2, y=plate.y - _PLATE / 2, width=plate.wide, height=_PLATE,
            rx=_PLATE / 2 if plate.party.kind == "person" else 5,
        ),
        element("text", short, x=plate.x, y=plate.y + 5, dir="auto"),
        href=wording.address(plate.party),
        class_=" ".join(names),
        data_party=plate.party.id,
    )  # fmt: skip


def _arrow(family: Family) -> Markup:
    head = element("path", d="M0 0L10 5L0 10z", class_=f"head {family}")
    return element(
        "marker", head, id=f"arrow-{family}", view_box="0 0 10 10", ref_x=9, ref_y=5, marker_width=9, marker_height=9,
        orient="auto", markerUnits="userSpaceOnUse",
    )  # fmt: skip
