"""Who may vouch for an event: those who speak over the word that tells it, or near enough to be weighed.

Source: codebook §2, Sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.claims.attribution import Saying
from waqai.claims.context import Context
from waqai.claims.scene import Party
from waqai.claims.triggers import Trigger
from waqai.model import EventType, Stance
from waqai.model.values import value

_ALLEGING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
_VERDICT = "convict"


@value(frozen=True, slots=True)
class Voucher:
    """Somebody who may vouch for an event: the mention, the token where they get the word, and what gives it.

    `cue` is the id of a reporting cue, or of the frame for the speaker of another event (an accusation); `inside` says
    that the event stands in what is said. `reach` says why somebody is weighed who does not speak in the trigger's
    sentence, or does not for certain: in a "quotation" that runs on into it, or "beside" the speaker in the saying
    (قال لوكالة).
    """

    party: Party
    index: int
    cue: str
    stance: Stance
    span: tuple[int, int]
    inside: bool
    verbal: bool
    carried: bool
    reach: str = ""

    @property
    def entity(self) -> str:
        """Whom the mention names."""
        return self.party.entity


def vouchers(context: Context, trigger: Trigger) -> list[Voucher]:
    """Return those who may vouch for what a trigger tells, each once: who surely speaks first, then the nearest."""
    rows = [*_sayings(context, trigger), *_speech_acts(context, trigger), *_running_on(context, trigger)]
    best: dict[str, Voucher] = {}
    for row in sorted(rows, key=lambda v: (v.reach != "", not v.inside, abs(v.index - trigger.index))):
        best.setdefault(row.entity, row)
    return list(best.values())


def _sayings(context: Context, trigger: Trigger) -> Iterator[Voucher]:
    for saying in context.sayings_in(context.sentence(trigger.index)):
        inside = saying.first <= trigger.index < saying.last
        yield from _speakers(saying, inside=inside)
        yield from (_voucher(saying, party, inside=inside, reach="beside") for party in saying.beside)


def _speakers(saying: Saying, *, inside: bool, reach: str = "") -> Iterator[Voucher]:
    yield from (_voucher(saying, party, inside=inside, reach=reach) for party in saying.parties)


def _voucher(saying: Saying, party: Party, *, inside: bool, reach: str = "") -> Voucher:
    rule, span = saying.rule, (saying.cue, saying.cue_last)
    return Voucher(
        party, saying.cue, rule.id, rule.stance, span, inside, verbal=rule.verbal, carried=saying.carried, reach=reach
    )


def _running_on(context: Context, trigger: Trigger) -> Iterator[Voucher]:
    """Yield who speaks in a quotation that runs on into the trigger's sentence."""
    sentence = context.sentence(trigger.index)
    for first, last in context.scene.analysis.quotes:
        if first < sentence.first and first <= trigger.index < last:
            yield from _quoted(context, first, last)
            return


def _quoted(context: Context, first: int, last: int) -> Iterator[Voucher]:
    """Yield who says the quotation in tokens `[first, last)`: by the last verb before it, or the first behind it."""
    before = [s for s in context.sayings_in(context.sentence(first)) if s.cue < first and s.rule.verbal]
    behind = [s for s in context.sayings_in(context.sentence(last)) if s.cue >= last and s.rule.verbal]
    for saying in before[-1:] or behind[:1]:
        yield from _speakers(saying, inside=True, reach="quotation")


def _speech_acts(context: Context, trigger: Trigger) -> Iterator[Voucher]:
    """Yield who accuses, denies, demands or convicts in the same sentence: they vouch for what they allege."""
    sentence = context.sentence(trigger.index)
    for other in context.triggers_between(sentence.first, sentence.last):
        alleging = other.type in _ALLEGING or _VERDICT in other.frame.modes
        if not alleging or other.index == trigger.index or other.voice == "passive":
            continue
        arguments = context.arguments.get(other.index)
        for party in arguments.subject if arguments else _owners(context, other):
            inside = other.index < trigger.index
            span = (other.index, other.index + 1)
            yield Voucher(
                party, other.index, other.frame.id, Stance.ASSERTS, span, inside,
                verbal=not other.nominal, carried=arguments is not None and arguments.how == "shared",
            )  # fmt: skip


def _owners(context: Context, noun: Trigger) -> Sequence[Party]:
    """Return whose act a noun names: those right behind it (اتهامات الوزارة), or the subject of its verb."""
    if not noun.nominal:
        return ()
    behind = context.scene.outer_in(noun.index + 1, noun.index + 2)
    return [party for party in behind if not context.governors[party.first]] or context.doers(noun.index)
