"""Which place mentions of a report are one place, what encloses it, and where it lies on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waqai.model import Place, content_id
from waqai.resolve.place_groups import Group, Grouping, Mention, Row
from waqai.resolve.place_within import Enclosures

#: Parts of a town that lie within some ten kilometres of its middle.
_NEAR = frozenset(
    {"centre", "outskirts", "depth", "quarter", "square", "road", "building", "hospital", "hotel", "shrine"}
)
#: Rules that find a place by more words than its name (الأراضي السورية, أنحاء البلاد).
_PARAPHRASES = frozenset({"land", "unit+inner", "owned"})


def resolve_places(mentions: Iterable[Mention], text: str) -> tuple[Place, ...]:
    """Return the places of a report, in the order of the first mention that makes each a place.

    A definite area word alone (المدينة) points back to the last place named with it; without one it is none. Places
    that no word around their names makes a place are left out.
    """
    grouping = Grouping()
    for mention in mentions:
        grouping.add(mention)
    groups = grouping.settle()
    ids = {group.key: content_id("place", group.key) for group in groups}
    enclosures = Enclosures(groups, text)
    return tuple(_place(group, ids, enclosures, text) for group in groups)


def _place(group: Group, ids: Mapping[str, str], enclosures: Enclosures, text: str) -> Place:
    spans = sorted({mention.span for mention in group.mentions})
    spellings = list(dict.fromkeys(span.of(text) for span in spans))
    name = _name(group, text) or spellings[0]
    row, precision = _spot(group)
    within = enclosures.within(group)
    return Place(
        id=ids[group.key],
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        within=ids[within] if within else None,
        mentions=tuple(spans),
        country=enclosures.country(group),
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        precision=precision,
        gazetteer_id=row.id if row and group.row else None,
    )


def _spot(group: Group) -> tuple[Row | None, str]:
    """Return the row that says where a place lies, and how precisely: its own, or that of the town it is a part of."""
    if group.row:
        return group.row, group.row.precision
    first = group.mentions[0]
    inner = first.inner[0].row if len(first.inner) == 1 else None
    if inner and inner.precision == "point" and first.area and first.area.id in _NEAR:
        return inner, "area"
    known = any(mention.nation or mention.inner or mention.sides or _wide(mention) for mention in group.mentions)
    return None, "area" if known else "unknown"


def _wide(mention: Mention) -> bool:
    """Whether the words say that the place is an area of a country (الحدود السورية, المحافظات اليمنية)."""
    return mention.country is not None and mention.area is not None and mention.area.kind != "site"


def _name(group: Group, text: str) -> str | None:
    """Return the fullest spelling that is no word for something named before, a name rather than a paraphrase."""
    full = [mention for mention in group.mentions if mention.because != "back"]
    named = [mention for mention in full if mention.because not in _PARAPHRASES] or full
    return max((mention.span.of(text) for mention in named), key=len, default=None)
