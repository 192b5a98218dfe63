"""Contradictions as shown: what they are about, and who speaks for each side."""

from __future__ import annotations

from dataclasses import replace

from matters import source
from waqai.link import Conflict, Contradiction, Name, Voice
from waqai.web.views.clashes import clash_of, clashes_of
from waqai.web.words import Words


def _clash(conflict: Conflict, about: str, because: str) -> Contradiction:
    first = Voice(
        source=source("قتل ثمانية", 3, tellers=["مشفى"], deniers=["الجيش"]), tellers=(Name("مشفى"),), claim="a"
    )
    second = Voice(source=source("قتل عشرون", 4), tellers=(Name(""),), claim="b")
    return Contradiction(conflict=conflict, about=about, first=first, second=second, because=(because,))


def test_each_side_is_according_to_those_who_speak_for_it_alone() -> None:
    clash = clash_of(_clash(Conflict.TOLL, "killed: civilians", "8 and 20"))
    assert (clash.first.tellers, clash.first.deniers) == (("مشفى",), ())
    assert clash.second.voices == ("وكالة المثال",)


def test_rival_figures_stand_beside_their_sides() -> None:
    clash = clash_of(_clash(Conflict.TOLL, "killed: civilians", "8 and 20"))
    assert clash.words == ("casualty.killed", "of.civilians")
    assert clash.marks == ("8", "20")


def test_rival_states_are_named_with_their_place() -> None:
    clash = clash_of(_clash(Conflict.STATE, "control: المخا", "gained and holds"))
    assert (clash.words, clash.where) == (("matter.control",), "المخا")
    assert clash.marks == ("at.control.gained", "at.control.holds")
    denied = clash_of(_clash(Conflict.DENIAL, "truce: تعز", "in_force and not in_force"))
    assert denied.marks == ("at.truce.in_force", "clash.not")


def test_a_denial_is_about_its_type_of_event() -> None:
    clash = clash_of(_clash(Conflict.DENIAL, "ASSAULT", "source denies"))
    assert (clash.words, clash.where, clash.marks) == (("type.ASSAULT",), "", None)


def test_what_copies_of_the_same_texts_say_stands_once() -> None:
    one = _clash(Conflict.TOLL, "killed: MIL", "9 and 4")
    copied = replace(one, first=_copy(one.first), second=_copy(one.second))
    turned = replace(one, first=_copy(one.second), second=one.first, because=("4 and 9",))
    other = _clash(Conflict.TOLL, "wounded: MIL", "9 and 4")
    found = clashes_of([one, copied, turned, other])
    assert [(clash.words, clash.copies) for clash in found] == [
        (("casualty.killed", "sector.MIL"), 2), (("casualty.wounded", "sector.MIL"), 0),
    ]  # fmt: skip
    again = replace(one, second=replace(one.second, source=source("قتل تسعة عشر", 4)))
    assert len(clashes_of([one, again])) == 2


def test_what_reads_alike_stands_once() -> None:
    one = _clash(Conflict.DENIAL, "COERCE", "source denies")
    another = replace(one, second=replace(one.second, claim="another event of the sentence"))
    assert one.id != another.id
    assert [clash.id for clash in clashes_of([one, another])] == [one.id]


def _copy(voice: Voice) -> Voice:
    return replace(voice, source=replace(voice.source, report=f"copy of {voice.source.report}"))


def test_all_words_are_known() -> None:
    for conflict, about, because in (
        (Conflict.TOLL, "wounded: people", "1 and 2"),
        (Conflict.STATE, "control: x", "gained and contested"),
        (Conflict.ACTOR, "ASSAULT", "other actors"),
    ):
        clash = clash_of(_clash(conflict, about, because))
        for language in ("ar", "en"):
            assert all(key in Words(language) for key in (*clash.words, f"clash.{clash.conflict}"))
