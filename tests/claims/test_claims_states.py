"""Where a report leaves its talks and truces: parties, state and words, read off the events."""

from __future__ import annotations

import pytest

from scenes import context, names, token
from waqai.claims.context import Context
from waqai.claims.negotiations import find_negotiations
from waqai.claims.told import Told
from waqai.claims.truces import find_truces
from waqai.model import Event, EventType, Negotiation, Status, Truce


def event(
    seen: Context, word: str, kind: EventType, *actors: str, status: Status = Status.ACTUAL, modes: tuple[str, ...] = ()
) -> Event:
    """Return an event of a context at this word with these actors, by name."""
    ids = {entity.name: entity.id for entity in seen.scene.entities.values()}
    return Event(
        id=word, type=kind, trigger=token(seen, word).span, actors=tuple(ids[name] for name in actors), status=status,
        modes=modes, because=("test",),
    )  # fmt: skip


def told(seen: Context) -> Told:
    return Told(seen.scene.analysis, seen.scene.entities)


def talks(
    text: str, word: str, kind: EventType, *actors: str, status: Status = Status.ACTUAL
) -> list[tuple[list[str], str]]:
    """Return (parties, state) of the negotiations that one event tells of."""
    seen = context(text)
    found: tuple[Negotiation, ...] = find_negotiations(told(seen), [event(seen, word, kind, *actors, status=status)])
    return [(names(seen, one.parties), one.state.value) for one in found]


def truces(text: str, word: str, kind: EventType, *actors: str, status: Status = Status.ACTUAL) -> list[str]:
    seen = context(text)
    found: tuple[Truce, ...] = find_truces(told(seen), [event(seen, word, kind, *actors, status=status)])
    return [one.state.value for one in found]


BOTH = ("الحكومة السودانية", "حركة الشباب")
CONSULT, AGREE, RETREAT = EventType.CONSULT, EventType.AGREE, EventType.RETREAT


@pytest.mark.parametrize(
    ("text", "word", "kind", "status", "state"),
    [
        ("تفاوضت الحكومة السودانية مع حركة الشباب", "تفاوضت", CONSULT, Status.ACTUAL, "ongoing"),
        ("ستتفاوض الحكومة السودانية مع حركة الشباب", "ستتفاوض", CONSULT, Status.FUTURE, "proposed"),
        ("اتفقت الحكومة السودانية مع حركة الشباب", "اتفقت", AGREE, Status.ACTUAL, "agreed"),
        ("فشلت مفاوضات الحكومة السودانية مع حركة الشباب", "مفاوضات", CONSULT, Status.ACTUAL, "failed"),
    ],
)
def test_talks_stand_where_their_words_leave_them(
    text: str, word: str, kind: EventType, status: Status, state: str
) -> None:
    ((parties, found),) = talks(text, word, kind, *BOTH, status=status)
    assert set(parties) == set(BOTH)
    assert found == state


def test_of_a_deal_one_party_may_go_unsaid_but_not_of_a_meeting() -> None:
    seen = context("اتفقت الحكومة السودانية على خطة والتقت الحكومة السودانية لإجراء محادثات")
    assert len(find_negotiations(told(seen), [event(seen, "اتفقت", AGREE, "الحكومة السودانية")])) == 1
    assert find_negotiations(told(seen), [event(seen, "والتقت", CONSULT, "الحكومة السودانية")]) == ()


def test_who_signs_a_deal_has_agreed() -> None:
    seen = context("وقعت الحكومة السودانية اتفاقا مع حركة الشباب")
    (found,) = find_negotiations(told(seen), [event(seen, "وقعت", EventType.SUPPORT, *BOTH)])
    assert found.state.value == "agreed"
    seen = context("وقعت الحكومة السودانية عقدا مع حركة الشباب")
    assert find_negotiations(told(seen), [event(seen, "وقعت", EventType.SUPPORT, *BOTH)]) == ()


def test_some_of_the_parties_in_one_state_are_the_same_talks() -> None:
    seen = context("اتفقت الحكومة السودانية على خطة ثم تفاهمت الحكومة السودانية مع حركة الشباب")
    rows = [event(seen, "اتفقت", AGREE, BOTH[0]), event(seen, "تفاهمت", AGREE, *BOTH)]
    (found,) = find_negotiations(told(seen), rows)
    assert set(names(seen, found.parties)) == set(BOTH)


def test_a_meeting_is_a_negotiation_only_where_talks_are_named_beside_it() -> None:
    for text, many in (
        ("زارت الحكومة السودانية حركة الشباب", 0),
        ("التقت الحكومة السودانية حركة الشباب لإجراء محادثات", 1),
    ):
        seen = context(text)
        assert len(find_negotiations(told(seen), [event(seen, text.split()[0], CONSULT, *BOTH)])) == many


def test_a_visit_is_no_negotiation() -> None:
    seen = context("زارت الحكومة السودانية حركة الشباب لإجراء محادثات")
    assert find_negotiations(told(seen), [event(seen, "زارت", CONSULT, *BOTH, modes=("visit",))]) == ()


def test_who_stands_between_is_no_party() -> None:
    text = "جمعت الأمم المتحدة الحكومة السودانية وحركة الشباب في محادثات"
    seen = context(text)
    talked = event(seen, "محادثات", CONSULT, "الأمم المتحدة", *BOTH, modes=("third-party",))
    (found,) = find_negotiations(told(seen), [talked])
    assert set(names(seen, found.parties)) == set(BOTH)
    assert names(seen, found.mediators) == ["الأمم المتحدة"]


def test_one_set_of_parties_in_one_state_is_one_negotiation() -> None:
    seen = context("تفاوضت الحكومة السودانية مع حركة الشباب ثم اتفقت الحكومة السودانية مع حركة الشباب")
    talked, agreed = event(seen, "تفاوضت", CONSULT, *BOTH), event(seen, "اتفقت", AGREE, *reversed(BOTH))
    assert [one.state.value for one in find_negotiations(told(seen), [talked, talked, agreed, agreed])] == [
        "ongoing",
        "agreed",
    ]


@pytest.mark.parametrize(
    ("text", "word", "kind", "state"),
    [
        ("دخلت الهدنة حيز التنفيذ صباحا", "الهدنة", RETREAT, "in_force"),
        ("انهارت الهدنة بعد يوم", "الهدنة", RETREAT, "collapsed"),
        ("ولم تصمد تلك الهدنة سوى ساعات", "الهدنة", RETREAT, "collapsed"),
        ("أعلنت الهدنة قبل شهر، وما زال سكان البلدة يشكون من خروقات يومية", "الهدنة", RETREAT, "violated"),
        ("تجدد القصف رغم اتفاق لوقف إطلاق النار", "اتفاق", AGREE, "violated"),
        ("أعلنت الهدنة مع بدء العام الدراسي", "الهدنة", EventType.CONCEDE, "proposed"),
        ("اتفق الوفدان على هدنة", "هدنة", AGREE, "proposed"),
    ],
)
def test_truces_stand_where_their_words_leave_them(text: str, word: str, kind: EventType, state: str) -> None:
    assert truces(text, word, kind) == [state]


@pytest.mark.parametrize(
    ("text", "word", "kind", "state"),
    [
        ("وقع الطرفان اتفاقا لوقف إطلاق النار", "اتفاقا", EventType.SUPPORT, "proposed"),
        ("توصل الطرفان إلى اتفاق هدنة", "اتفاق", AGREE, "proposed"),
        ("وافق الجانب التركي على هدنة قصيرة", "وافق", AGREE, "proposed"),
        ("خرقت القوات الهدنة فجرا", "خرقت", EventType.REJECT, "violated"),
    ],
)
def test_who_makes_or_breaks_a_truce_tells_of_it(text: str, word: str, kind: EventType, state: str) -> None:
    assert truces(text, word, kind) == [state]


def test_keeping_to_something_else_or_refusing_a_truce_tells_of_none() -> None:
    assert truces("أكدت الوزارة التزام الدول بالعقوبات المفروضة", "التزام", RETREAT) == []
    assert truces("رفض القائد هدنة جديدة", "رفض", EventType.REJECT) == []


def test_not_every_retreat_is_a_truce() -> None:
    assert truces("انسحبت القوات من التلة", "انسحبت", RETREAT) == []
    assert truces("قصفت القوات التلة خلال الهدنة", "قصفت", EventType.ASSAULT) == []


def test_a_truce_says_how_long_it_lasts_if_anybody_does() -> None:
    text = "اتفق الوفدان على هدنة لمدة ثلاثة أيام"
    seen = context(text)
    (lasting,) = find_truces(told(seen), [event(seen, "هدنة", AGREE)])
    assert lasting.duration is not None
    assert "ثلاثة أيام" in lasting.duration.of(text)
    assert lasting.duration_stated
    seen = context("اتفق الوفدان على هدنة")
    (open_ended,) = find_truces(told(seen), [event(seen, "هدنة", AGREE)])
    assert (open_ended.duration, open_ended.duration_stated) == (None, False)


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("الهدنة ستدخل حيز التنفيذ مساء السبت", "الهدنة", "proposed"),
        ("أعلنت الحركة انسحابها من الهدنة", "انسحابها", "collapsed"),
        ("كسرت القوات الهدنة بعد ساعات", "الهدنة", "violated"),
    ],
)
def test_words_beside_a_truce_say_where_it_stands(text: str, word: str, state: str) -> None:
    assert truces(text, word, RETREAT) == [state]


def test_a_truce_lasts_as_long_as_its_clitic_says() -> None:
    text = "اتفقت الحكومة اليمنية وحركة الشباب على هدنة لأسبوعين"
    (lasting,) = find_truces(told(context(text)), [event(context(text), "اتفقت", AGREE)])
    assert lasting.duration is not None
    assert lasting.duration.of(text) == "لأسبوعين"


def test_a_truce_that_no_event_tells_of_stands_as_the_words_beside_it_say() -> None:
    (named,) = find_truces(told(context("وصف المبعوث انهيار الهدنة بين الجيش والحوثيين")), [])
    assert named.state == "collapsed"
    assert find_truces(told(context("تحدث المبعوث عن الهدنة")), []) == ()
    assert find_truces(told(context("حذرت البعثة من انهيار الهدنة")), []) == ()
    assert find_truces(told(context("دخلت آليات خط وقف إطلاق النار بعد خرق جديد")), []) == ()
    assert find_truces(told(context("دعا المبعوث إلى التهدئة")), []) == ()


def test_consent_that_will_not_be_given_is_no_deal() -> None:
    text = "لن توافق الحكومة السودانية على اتفاق مع حركة الشباب"
    seen = context(text)
    assert find_negotiations(told(seen), [event(seen, "توافق", AGREE, "الحكومة السودانية", "حركة الشباب")]) == ()


def test_evidence_is_the_word_that_tells() -> None:
    seen = context("تفاوضت الحكومة السودانية مع حركة الشباب على هدنة")
    events = [event(seen, "تفاوضت", CONSULT, *BOTH), event(seen, "هدنة", AGREE, *BOTH)]
    claims: tuple[Negotiation | Truce, ...] = (*find_negotiations(told(seen), events), *find_truces(told(seen), events))
    assert len(claims) > 1
    for claim in claims:
        assert claim.evidence
        assert claim.evidence[0].span in {one.trigger for one in events}
        assert claim.because == ("test",)


def test_talks_that_are_named_need_one_party_only() -> None:
    found = talks("تتواصل مفاوضات حركة الشباب في العاصمة", "مفاوضات", CONSULT, "حركة الشباب")
    assert found == [(["حركة الشباب"], "ongoing")]


def test_a_telling_without_parties_joins_the_truce_told_before() -> None:
    seen = context("دخلت الهدنة بين الحكومة السودانية وحركة الشباب حيز التنفيذ. وقال شهود إن وقف النار صامد.")
    events = [event(seen, "الهدنة", RETREAT, *BOTH), event(seen, "وقف", RETREAT)]
    (found,) = find_truces(told(seen), events)
    assert set(names(seen, found.parties)) == set(BOTH)


def test_tellings_that_share_a_party_or_name_one_side_each_are_one_truce() -> None:
    seen = context("أعلنت الحكومة السودانية هدنة. وقال سكان إن حركة الشباب خرقت الهدنة فجرا.")
    events = [
        event(seen, "هدنة", EventType.CONCEDE, BOTH[0], modes=("ceasefire",)),
        event(seen, "خرقت", EventType.REJECT, BOTH[1]),
    ]
    (found,) = find_truces(told(seen), events)
    assert set(names(seen, found.parties)) == set(BOTH)
    assert found.state.value == "violated"


@pytest.mark.parametrize("attacker", ["حركة الشباب", "الجيش الإثيوبي"])
def test_an_attack_alone_does_not_make_a_truce_violated(attacker: str) -> None:
    text = f"دخلت هدنة بين الحكومة السودانية وحركة الشباب حيز التنفيذ. وقصفت {attacker} بلدة قرب الحدود."
    seen = context(text)
    events = [event(seen, "هدنة", RETREAT, *BOTH), event(seen, "وقصفت", EventType.ASSAULT, attacker)]
    assert [one.state.value for one in find_truces(told(seen), events)] == ["in_force"]


def test_a_deal_that_somebody_left_is_breached() -> None:
    text = "انسحبت الحكومة السودانية من الاتفاق الجمركي. وكانت الحكومة السودانية وحركة الشباب أبرمتا الاتفاق قبل عام."
    seen = context(text)
    (found,) = find_negotiations(told(seen), [event(seen, "أبرمتا", AGREE, *BOTH)])
    assert found.state.value == "breached"


def test_a_deal_that_is_the_ground_of_something_is_carried_out() -> None:
    found = talks("غادر المقاتلون بموجب اتفاق الحكومة السودانية مع حركة الشباب", "اتفاق", AGREE, *BOTH)
    assert [state for _, state in found] == ["implemented"]


def test_parties_named_beside_the_talks_count_though_no_event_has_them() -> None:
    ((parties, state),) = talks("بدأت المفاوضات بين الحكومة السودانية وحركة الشباب", "المفاوضات", CONSULT)
    assert (set(parties), state) == (set(BOTH), "ongoing")


def test_a_single_party_of_talks_told_elsewhere_in_full_tells_of_no_others() -> None:
    seen = context("اتفقت الحكومة السودانية مع حركة الشباب، وقالت حركة الشباب إن المفاوضات صعبة")
    rows = [event(seen, "اتفقت", AGREE, *BOTH), event(seen, "المفاوضات", CONSULT, BOTH[1])]
    assert [one.state.value for one in find_negotiations(told(seen), rows)] == ["agreed"]


def test_talks_named_with_both_parties_need_no_event_unless_one_was_found_and_rejected() -> None:
    seen = context("تتواصل المفاوضات بين الحكومة السودانية وحركة الشباب")
    (found,) = find_negotiations(told(seen), [])
    assert set(names(seen, found.parties)) == set(BOTH)
    assert found.because == ("named",)
    taken = Told(seen.scene.analysis, seen.scene.entities, [event(seen, "المفاوضات", CONSULT, *BOTH)])
    assert find_negotiations(taken, []) == ()
