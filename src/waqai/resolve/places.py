"""Which place mentions of a report are one place, what encloses it, and where it lies on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waqai.model import Place, content_id
from waqai.resolve.place_groups import Group, Grouping, Mention
from waqai.resolve.place_spots import Spot, Spots
from waqai.resolve.place_within import Enclosures

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
    enclosures, spots = Enclosures(groups, text), Spots(groups, text)
    return tuple(_place(group, ids, enclosures, spots.of(group), text) for group in groups)


def _place(group: Group, ids: Mapping[str, str], enclosures: Enclosures, spot: Spot, text: str) -> Place:
    spans = sorted({mention.span for mention in group.mentions})
    spellings = list(dict.fromkeys(span.of(text) for span in spans))
    name = _name(group, text) or spellings[0]
    within = enclosures.within(group)
    return Place(
        id=ids[group.key],
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        within=ids[within] if within else None,
        mentions=tuple(spans),
        country=enclosures.country(group),
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=spot.precision,
        acled=spot.acled,
        ucdp=spot.ucdp,
        gazetteer_id=group.row.id if group.row else None,
    )


def _name(group: Group, text: str) -> str | None:
    """Return the fullest spelling that is no word for something named before, a name rather than a paraphrase."""
    full = [mention for mention in group.mentions if mention.because != "back"]
    named = [mention for mention in full if mention.because not in _PARAPHRASES] or full
    return max((mention.span.of(text) for mention in named), key=len, default=None)
