"""Who vouches for a lasting relation that the report itself does not: a speaker, an accuser, and who denies it.

Source: codebook §1.4, and §2, Sources and Relations.
"""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context
from waqai.claims.relation_pairs import Pair
from waqai.claims.scene import Party
from waqai.claims.triggers import Trigger
from waqai.model import Attribution, EventType, RelationType, Stance

#: Relations that one party charges another with.
_CHARGED = frozenset({
    RelationType.AFFILIATED_WITH, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.SUPPLIES,
})  # fmt: skip
#: Relations that a speaker tells; who leads a body or belongs to a state the report knows by itself.
_TOLD = _CHARGED - {RelationType.PART_OF} | {RelationType.CONTROLS, RelationType.BASED_IN, RelationType.FROM_PLACE}
_REACH = 8


def speakers(context: Context, kind: RelationType, pair: Pair) -> tuple[Attribution, ...]:
    """Return who says that a relation holds or does not, () where the report says so itself.

    They are the speakers of what is said over both ends of the pair; a name that holds the other (قوات الحزب) tells
    nothing.
    """
    subject, other = pair.subject, pair.object
    if kind not in _TOLD or (subject.first <= other.first and other.last <= subject.last):
        return ()
    over = context.sayings_over(max(subject.last, other.last) - 1)
    both = [saying for saying in context.sayings_over(min(subject.first, other.first)) if saying in over]
    found = {
        speaker: Attribution(speaker, saying.rule.stance, context.scene.analysis.span(saying.cue, saying.cue_last))
        for saying in both
        for speaker in saying.speakers
        if speaker not in {subject.entity, pair.object_id}
    }
    return tuple(found.values())


def charges(context: Context, kind: RelationType, pair: Pair) -> tuple[Attribution, ...]:
    """Return who alleges the relation of a pair and who denies it, () where the report vouches for it itself.

    It is alleged where its object stands close behind an accusation in its sentence (يتهمه بالانتماء إلى …).
    """
    accusation = _accusation(context, pair) if kind in _CHARGED else None
    if accusation is None:
        return ()
    accusers = [_attribution(context, party, accusation, Stance.ASSERTS) for party in _subjects(context, accusation)]
    return (*accusers, *_denials(context, pair))


def _accusation(context: Context, pair: Pair) -> Trigger | None:
    low = max(pair.sentence.first, pair.object.first - _REACH)
    found = [
        t for t in context.triggers_between(low, pair.object.first) if t.type is EventType.ACCUSE and not t.nominal
    ]
    return found[-1] if found else None


def _subjects(context: Context, trigger: Trigger) -> tuple[Party, ...]:
    arguments = context.arguments.get(trigger.index)
    return arguments.subject if arguments else ()


def _denials(context: Context, pair: Pair) -> Iterator[Attribution]:
    """Yield the accused as who denies it, where a denial behind the accusation in the sentence is theirs."""
    for trigger in context.triggers_between(pair.object.last, pair.sentence.last):
        if trigger.type is EventType.REJECT:
            for party in _subjects(context, trigger):
                if party.entity == pair.subject.entity:
                    yield _attribution(context, party, trigger, Stance.DENIES)


def _attribution(context: Context, party: Party, trigger: Trigger, stance: Stance) -> Attribution:
    return Attribution(party.entity, stance, context.scene.analysis.span(trigger.index, trigger.index + 1))
