"""Which mentions of a report are one actor: shared names, shortened names, titles and definite descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from waqai.model import Entity, EntityKind, Mention, content_id

Value = TypeVar("Value")
_FIXED = ("actor:", "country:", "people:")


@dataclass(slots=True)
class Cluster:
    """The mentions taken to be one actor, in text order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The folded words of every mention, kind prefix left out."""
        return [words_of_key(mention.key) for mention in self.mentions]

    def shares(self, key: str) -> bool:
        """Whether a mention has exactly this key."""
        return any(mention.key == key for mention in self.mentions)

    def countries(self) -> set[str]:
        """Return the countries that its mentions name."""
        return {mention.country for mention in self.mentions if mention.country}


def words_of_key(key: str) -> tuple[str, ...]:
    """Return the words of a mention's key without its kind prefix ("body:", "person:" …)."""
    return tuple(key.partition(":")[2].split())


def cluster(mentions: Iterable[Mention]) -> list[Cluster]:
    """Group mentions, in text order, into actors; every mention is in exactly one."""
    clusters: list[Cluster] = []
    for mention in mentions:
        home = _home(mention, clusters)
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.mentions.append(mention)
    return clusters


def _apposed(mention: Mention, known: Cluster) -> bool:
    """Whether a person's office stands right behind the name, or the name right behind the office."""
    before = known.mentions[-1]
    if not (before.kind is mention.kind is EntityKind.PERSON) or not 0 <= mention.first - before.last <= 1:
        return False
    return {before.form, mention.form} in ({"name", "office"}, {"title", "office"})


def _home(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    for known in clusters:
        if _apposed(mention, known):
            return known
    for known in clusters:
        if known.shares(mention.key):
            return known
    if mention.key.startswith(_FIXED):
        return None
    rule = _RULES.get(mention.key.partition(":")[0])
    recent = sorted(clusters, key=lambda known: -known.mentions[-1].first)
    return next((known for known in recent if rule and rule(mention, known)), None)


def _same_person(mention: Mention, known: Cluster) -> bool:
    name = words_of_key(mention.key)
    if not all(m.kind is EntityKind.PERSON for m in known.mentions):
        return False
    named = [words_of_key(m.key) for m in known.mentions if m.name]
    if named:
        return any(_short_for(name, other) or _short_for(other, name) for other in named)
    return any(_agree(mention, m) and _title(m) == _title(mention) != "" for m in known.mentions)


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is the family name, or an ordered part, of `full`."""
    if not short or len(short) > len(full):
        return False
    stripped = tuple(word.removeprefix("ال") for word in full)
    wanted = tuple(word.removeprefix("ال") for word in short)
    if len(wanted) == 1:
        return wanted[0] in (stripped[-1], stripped[0]) if len(stripped) > 1 else wanted == stripped
    rest = iter(stripped)
    return all(word in rest for word in wanted)


def _title(mention: Mention) -> str:
    return mention.because if mention.because.startswith("title ") else ""


def _agree(left: Mention, right: Mention) -> bool:
    return left.country is None or right.country is None or left.country == right.country


def _same_office(mention: Mention, known: Cluster) -> bool:
    titled = [m for m in known.mentions if _title(m) and _title(m) == _title(mention)]
    return bool(titled) and all(_agree(mention, m) for m in titled)


def _same_body(mention: Mention, known: Cluster) -> bool:
    if mention.kind is EntityKind.GOVERNMENT and _same_state(mention, known):
        return True
    words = set(words_of_key(mention.key))
    return any(
        _agree(mention, m) and m.kind is mention.kind and (words <= set(words_of_key(m.key)))
        for m in known.mentions
        if m.key.startswith(("body:", "crowd:"))
    )  # fmt: skip


def _same_crowd(mention: Mention, known: Cluster) -> bool:
    words = words_of_key(mention.key)
    return any(m.because == mention.because and _agree(mention, m) and len(words) == 1 for m in known.mentions)


def _same_state(mention: Mention, known: Cluster) -> bool:
    """Whether a bare النظام or الحكومة points back to the state whose government was named."""
    return any(m.because.endswith(" government") for m in known.mentions) and len(words_of_key(mention.key)) == 1


_RULES: dict[str, Callable[[Mention, Cluster], bool]] = {
    "person": _same_person,
    "office": _same_office,
    "body": _same_body,
    "crowd": _same_crowd,
    "source": _same_crowd,
}


def entity_of(known: Cluster, text: str) -> Entity:
    """Return the actor that a cluster of mentions stands for."""
    names = [(m.name or m.span) for m in known.mentions if m.form != "nisba"] or [known.mentions[0].span]
    fullest = max(names, key=lambda span: (span.end - span.start, -span.start))
    spellings = {span.of(text): None for m in known.mentions for span in (m.span, m.name) if span}
    name = fullest.of(text)
    return Entity(
        id=content_id("entity", *sorted({m.key for m in known.mentions})),
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        kind=_most([m.kind for m in known.mentions]) or EntityKind.UNKNOWN,
        country=_most([m.country for m in known.mentions]),
        sector=_most([m.sector for m in known.mentions]),
        mentions=tuple(dict.fromkeys(m.span for m in known.mentions)),
        because=tuple(dict.fromkeys(m.because for m in known.mentions)),
    )


def _most(values: Sequence[Value | None]) -> Value | None:
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
