"""Rules for which mentions of a report are one actor: shared names, short names, titles, definite descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Mention

#: How many words may stand between two namings of one sentence, about.
_CLOSE = 14
_COUNTED = "counted:"
#: How many words stand between two names side by side, at most.
_BESIDE = 3
#: How many letters two spellings of one name begin with.
_ALIKE = 2
_FIXED = ("actor:", "country:", "people:", "army:")


#: What tells who is named for sure: the registry, and the list of peoples.
_KNOWN = frozenset({"actor", "people"})


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions taken to be one actor, in text order; `person` is the known person that they are sure to be.

    A cluster grows, and is equal to itself alone. What its mentions have in common with a new one is asked for each
    pair of the two, so all that they have is kept: `words` are the folded words of each, and `bags` the different sets
    of them.
    """

    mentions: list[Mention] = field(default_factory=list)
    person: str | None = None
    words: list[tuple[str, ...]] = field(init=False, default_factory=list)
    bags: set[frozenset[str]] = field(init=False, default_factory=set)
    vocabulary: set[str] = field(init=False, default_factory=set)
    keys: set[str] = field(init=False, default_factory=set)
    kinds: frozenset[EntityKind | None] = field(init=False, default=frozenset())
    forms: frozenset[str] = field(init=False, default=frozenset())
    countries: set[str] = field(init=False, default_factory=set)
    reasons: set[str] = field(init=False, default_factory=set)
    titles: set[str] = field(init=False, default_factory=set)
    counts: set[str] = field(init=False, default_factory=set)
    named: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Take up the mentions that it begins with."""
        for mention in self.mentions:
            self._know(mention)

    def add(self, mention: Mention) -> None:
        """Take in a mention that stands behind all others."""
        self.mentions.append(mention)
        self._know(mention)

    def _know(self, mention: Mention) -> None:
        words = words_of(mention)
        self.words.append(words)
        self.bags.add(bag_of(mention))
        self.vocabulary.update(words)
        self.keys.add(mention.key)
        self.kinds |= {mention.kind}
        self.forms |= {mention.form}
        self.reasons.add(mention.because)
        self.named = self.named or mention.name is not None
        if mention.country:
            self.countries.add(mention.country)
        if mention.title:
            self.titles.add(mention.title)
        if count := count_of(mention):
            self.counts.add(count)

    def shares(self, key: str) -> bool:
        """Whether a mention has exactly this key."""
        return key in self.keys

    def counted_otherwise(self, mention: Mention) -> bool:
        """Whether another number than the mention's counts these people (nine civilians, five civilians)."""
        return bool(self.counts) and count_of(mention) not in {"", *self.counts}

    def named_otherwise(self, mention: Mention) -> bool:
        """Whether full names of persons stand side by side, the mention's and one of these, alike in no word."""
        last = self.mentions[-1]
        if mention.first - last.last > _BESIDE:
            return False
        name, beside = full_name(mention), full_name(last)
        return bool(name and beside) and not any(_alike(one, other) for one in name for other in beside)

    def known_otherwise(self, mention: Mention) -> bool:
        """Whether the mention names a known actor or a people, and one of these names another."""
        sort = mention.because.partition(" ")[0]
        if sort not in _KNOWN or mention.because in self.reasons:
            return False
        return any(reason.partition(" ")[0] == sort for reason in self.reasons)

    def has_word(self, words: frozenset[str]) -> bool:
        """Whether a mention has one of these folded words."""
        return not self.vocabulary.isdisjoint(words)


def full_name(mention: Mention) -> tuple[str, ...]:
    """Return the words of the full name of a person, () for all other mentions."""
    words = words_of_key(mention.key) if mention.key.startswith("person:") else ()
    return words if len(words) > 1 else ()


def _alike(one: str, other: str) -> bool:
    """Whether two words may spell one name: they begin alike."""
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    return one[:_ALIKE] == other[:_ALIKE]


def count_of(mention: Mention) -> str:
    """Return how many a mention counts, in digits; "" where it counts nobody."""
    return mention.key.removeprefix(_COUNTED).partition(" ")[0] if mention.key.startswith(_COUNTED) else ""


def words_of(mention: Mention) -> tuple[str, ...]:
    """Return the folded words of a mention: those of its key, or those printed where the key is a code."""
    return _in_order(mention.key, mention.printed)


def bag_of(mention: Mention) -> frozenset[str]:
    """Return the same words without their order."""
    return _as_bag(mention.key, mention.printed)


@lru_cache(maxsize=1 << 14)
def _in_order(key: str, printed: str) -> tuple[str, ...]:
    return tuple(printed.split()) if key.startswith(_FIXED) else words_of_key(key)


@lru_cache(maxsize=1 << 14)
def _as_bag(key: str, printed: str) -> frozenset[str]:
    return frozenset(_in_order(key, printed))


@lru_cache(maxsize=1 << 14)
def words_of_key(key: str) -> tuple[str, ...]:
    """Return the words of a mention's key without its kind prefix ("body:", "person:" …)."""
    return tuple(key.partition(":")[2].split())


def _apposed(mention: Mention, known: Cluster) -> bool:
    """Whether a person's office stands right behind the name, or the name right behind the office."""
    before = known.mentions[-1]
    if not (before.kind is mention.kind is EntityKind.PERSON) or not 0 <= mention.first - before.last <= 1:
        return False
    return {before.form, mention.form} in ({"name", "office"}, {"title", "office"})


def fixed(mention: Mention, known: Cluster) -> bool:
    """Whether a mention is sure to be the cluster's actor: its own key, or an apposition."""
    return known.shares(mention.key) or _apposed(mention, known)


def rivals(mentions: Sequence[Mention]) -> Mapping[str, frozenset[str]]:
    """Return key → the keys of other actors that begin with the same word: اللجنة المركزية and اللجنة الأمنية.

    Two namings that share their first word, of which neither is part of the other, are two actors where they stand
    close together, if both are definite or begin with a word for bodies that have names of their own (حزب، وزارة).
    `mentions` are in text order.
    """
    named = [m for m in mentions if m.key.startswith("body:") and len(words_of(m)) > 1]
    bodies = [m for m in named if m.definite or words_of(m)[0] in folded_words_of("own_name")]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place, one in enumerate(bodies):
        for other in bodies[place + 1 :]:
            if other.first - one.last > _CLOSE:
                break
            if other.first >= one.last and _differ(one, other):
                found[one.key].add(other.key)
                found[other.key].add(one.key)
    return {key: frozenset(keys) for key, keys in found.items()}


def _differ(one: Mention, other: Mention) -> bool:
    alike = words_of(one)[0].removeprefix("ال") == words_of(other)[0].removeprefix("ال")
    return alike and not (bag_of(one) <= bag_of(other) or bag_of(other) <= bag_of(one))


def rule_says(mention: Mention, known: Cluster) -> bool:
    """Whether the rule for the mention's sort takes it for the cluster's actor."""
    if mention.key.startswith(_FIXED):
        return False
    rule = _RULES.get(mention.key.partition(":")[0])
    return bool(rule and rule(mention, known))


def _same_person(mention: Mention, known: Cluster) -> bool:
    name = words_of_key(mention.key)
    if not all(m.kind is EntityKind.PERSON for m in known.mentions):
        return False
    named = [words_of_key(m.key) for m in known.mentions if m.name]
    if named:
        return any(short_for(name, other) or short_for(other, name) for other in named)
    return any(_agree(mention, m) and m.title == mention.title != "" for m in known.mentions)


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is the family name, or an ordered part, of `full`."""
    if not short or len(short) > len(full):
        return False
    stripped = tuple(word.removeprefix("ال") for word in full)
    wanted = tuple(word.removeprefix("ال") for word in short)
    if len(wanted) == 1:
        return wanted[0] in (stripped[-1], stripped[0]) if len(stripped) > 1 else wanted == stripped
    rest = iter(stripped)
    return all(word in rest for word in wanted)


def _agree(left: Mention, right: Mention) -> bool:
    return left.country is None or right.country is None or left.country == right.country


def _same_office(mention: Mention, known: Cluster) -> bool:
    """Whether a title alone points back to the last person who was given it, for the same country or body."""
    titled = [m for m in known.mentions if m.title and m.title == mention.title]
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
