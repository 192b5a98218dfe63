"""A contradiction as a page shows it: what it is about, and both sides' words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from waqai.link import Conflict, Contradiction, Voice
from waqai.web.views.quotes import Quote, quote_of

#: Of whom figures are that are no sector of PLOVER's.
_WHOM = frozenset({"civilians", "people"})
#: The word between two figures, or two states, in the linker's reasons.
_AND = " and "


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two voices that cannot both be right.

    `words` are keys of the interface that say what it is about, `where` is a place, "" where it is about none;
    `marks` are what each side stands for (figures, or keys of states), empty where their words alone say it. `copies`
    counts how often it stands between other copies of the same texts.
    """

    id: str
    conflict: Conflict
    words: tuple[str, ...]
    where: str
    marks: tuple[str, str] | None
    day: date
    first: Quote
    second: Quote
    copies: int = 0


def clashes_of(rows: Iterable[Contradiction]) -> list[Clash]:
    """Return contradictions as shown, in their order; those between copies of the same texts are one.

    Of several of one kind between two reports the first is the first between their copies too, and so on. Those that
    would read alike, since they are about two events of one sentence, are shown once.
    """
    alike: defaultdict[tuple[object, ...], list[Contradiction]] = defaultdict(list)
    seen: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for each in rows:
        about = (each.conflict, each.about, frozenset(each.because[0].split(_AND) if each.because else ()))
        pair = (*about, each.first.report, each.second.report)
        texts = frozenset((each.first.source.copy_of, each.second.source.copy_of))
        alike[*about, texts, seen[pair]].append(each)
        seen[pair] += 1
    shown: dict[tuple[object, ...], Clash] = {}
    for same in alike.values():
        clash = replace(clash_of(same[0]), copies=len(same) - 1)
        shown.setdefault(_read(clash), clash)
    return list(shown.values())


def _read(clash: Clash) -> tuple[object, ...]:
    """Return what a reader sees of a contradiction."""
    sides = [(side.report, side.text, side.voices) for side in (clash.first, clash.second)]
    return clash.conflict, clash.words, clash.where, clash.marks, clash.day, *sides


def clash_of(each: Contradiction) -> Clash:
    """Return a contradiction as shown."""
    head, _, rest = each.about.partition(": ")
    words, where = _about(each.conflict, head, rest)
    return Clash(
        id=each.id,
        conflict=each.conflict,
        words=words,
        where=where,
        marks=_marks(each, head),
        day=each.day,
        first=_said(each.first),
        second=_said(each.second),
    )


def _said(voice: Voice) -> Quote:
    """Return the words of a side, according to those who speak for it alone."""
    return replace(quote_of(voice.source), tellers=tuple(filter(None, voice.tellers)), deniers=())


def _about(conflict: Conflict, head: str, rest: str) -> tuple[tuple[str, ...], str]:
    if conflict is Conflict.TOLL:
        return (f"casualty.{head}", f"of.{rest}" if rest in _WHOM else f"sector.{rest}"), ""
    if rest or conflict is Conflict.STATE:
        return (f"matter.{head}",), rest
    return (f"type.{head}",), ""


def _marks(each: Contradiction, head: str) -> tuple[str, str] | None:
    first, found, second = each.because[0].partition(_AND) if each.because else ("", "", "")
    if not found:
        return None
    if each.conflict is Conflict.TOLL:
        return first, second
    return f"at.{head}.{first}", "clash.not" if second.startswith("not ") else f"at.{head}.{second}"
