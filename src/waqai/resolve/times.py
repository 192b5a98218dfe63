"""Finds the time phrases of a report and resolves them to days, or leaves them open and says why.

Single phrases (`times_phrases`) are joined with what opens or links them: منذ, قبل, خلال, حتى, بين … و…, من … إلى.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from waqai.lexicon.lookup import find
from waqai.lexicon.registry import actors
from waqai.model import Analysis, Span, When, plain
from waqai.model.values import value
from waqai.resolve.times_calendar import Date, Month, Year
from waqai.resolve.times_phrases import Phrase, phrases
from waqai.resolve.times_symbols import Symbols, symbols
from waqai.resolve.times_values import (
    DAY,
    DURATION,
    FROM_EVENT,
    NO_DATE,
    TOO_LATE,
    UNKNOWN_TODAY,
    VAGUE,
    Bounds,
    Context,
    Day,
    Duration,
    Now,
    Open,
    Period,
    Value,
    ago,
    open_bounds,
    whole,
)

_AGE_REACH: Final = 4
_NAME_REACH: Final = 3
_AROUND_AGES: Final = {"()", "-)", "--", '-"', "(,"}
_WEEK: Final = 7
_ROUND: Final = {1800, 1900, 2000}  # more often counts than years
_DATED: Final = "δργ"
_COUNTED: Final = "τσ"
_TOO_SHORT_OR_LONG: Final = {"minute", "hour", "decade", "century"}  # to be counted back from a day

_PATTERNS: Final = (
    ("since_outset", rf"i[!Q](?:[^\n,atδργτσνφπκ]{{0,9}}?(?:,?e)?)[{_DATED}]"),
    ("since", rf"i(?:[{_DATED}{_COUNTED}νφπ]|%A*)"),
    (
        "span",
        rf"(?:[ke]I?%)?(?:f([{_DATED}κ]),?&?[gt]([{_DATED}κ])|n([{_DATED}κ])&([{_DATED}κ])|[δκ][gt][δκ]|n?γ[gt]γ|γ-γ|δ-δ)",
    ),
    ("ago", rf"(?<!f)b[{_COUNTED}](?![f^])"),
    ("from_now", rf"a[{_COUNTED}]fν"),
    ("before_event", rf"(?<!f)b[{_COUNTED}]"),
    ("before", rf"(?<!f)b[{_DATED}φ]"),
    ("after", rf"a[{_DATED}φ]"),
    ("lasting", rf"(?<=')[{_COUNTED}]"),
    ("open_count", rf"(?:(?:[akzl<]|e<|k>)+[{_COUNTED}]|[ef>]τ|l[VSYG])"),
    ("until", rf"t[{_DATED}]"),
    ("during", rf"(?:kI?%?|l|e%)[{_DATED}φπ]"),
    ("past_period", r"kI?%B"),
    ("period", r"kI?%[FCJ]?|e%[BFCJ]|e;"),
    ("in", r"e[φπ]"),
    ("alone", r"[δργτνφπκεσ]"),
)
_GRAMMAR: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@value(frozen=True, slots=True)
class _Found:
    """A whole phrase: its symbols `[first, last)`, the rule that joined it, and the single phrases in it."""

    first: int
    last: int
    rule: str
    parts: tuple[Phrase, ...]


def find_times(analysis: Analysis, published: date | None) -> tuple[When, ...]:
    """Return the time phrases of a text in order, with ids "T1", "T2", ….

    `published` is the day of publication, None where nobody says; then relative phrases stay open, and `reason`
    says so. Where the text names its own today ("اليوم (الأربعاء)"), other phrases count from that day.
    """
    marks = symbols(analysis)
    single = list(phrases(marks))
    found = list(_joined(analysis, marks, single))
    return tuple(_resolved(analysis, marks, found, _context(single, published)))


def _context(single: Sequence[Phrase], published: date | None) -> Context:
    """Return the context of the text; its own today is the weekday it names, nearest before publication."""
    if published is None:
        return Context()
    said = next((phrase.value for phrase in single if phrase.today and isinstance(phrase.value, Day)), None)
    today = said.day(published) if said else published
    anchor = "text" if today != published else "publication"
    return Context(published=published, today=today, anchor=anchor)


# --- joining -------------------------------------------------------------------------------------------


def _joined(analysis: Analysis, marks: Symbols, single: Sequence[Phrase]) -> Iterator[_Found]:
    """Yield whole phrases: the text of symbols is read again, each single phrase one letter of it."""
    text, starts, owners = _condensed(marks, single)
    at = 0
    while match := _GRAMMAR.search(text, at):
        parts = tuple(p for p in owners[match.start() : match.end()] if p)
        last = starts[match.end()] if match.end() < len(starts) else len(marks.items)
        rule = match.lastgroup or ""
        last += rule == "period" and _names_period(analysis, marks, last)
        found = _Found(starts[match.start()], last, rule, parts)
        is_time = _is_time(analysis, marks, found)
        at = match.end() if is_time else match.start() + 1
        if is_time:
            yield found


def _names_period(analysis: Analysis, marks: Symbols, last: int) -> bool:
    """Whether the next word says which period it is: خلال فترة الهدنة."""
    if marks.text[last - 1] != "%" or marks.text[last : last + 1] != "." or marks.text[last - 2] == "I":
        return False
    token = analysis.tokens[marks.items[last].first]
    return not token.conjunction and token.upos in {"NOUN", "ADJ"}


def _condensed(marks: Symbols, single: Sequence[Phrase]) -> tuple[str, list[int], list[Phrase | None]]:
    chars: list[str] = []
    starts: list[int] = []
    owners: list[Phrase | None] = []
    at = 0
    for phrase in single:
        chars.append(marks.text[at : phrase.first])
        starts.extend(range(at, phrase.first))
        owners.extend([None] * (phrase.first - at))
        chars.append(phrase.kind)
        starts.append(phrase.first)
        owners.append(phrase)
        at = phrase.last
    chars.append(marks.text[at:])
    starts.extend(range(at, len(marks.items)))
    owners.extend([None] * (len(marks.items) - at))
    return "".join(chars), starts, owners


def _is_time(analysis: Analysis, marks: Symbols, found: _Found) -> bool:
    """Whether the words are a time: ages, counts that look like years, bare units and parts of names are none."""
    if found.parts and _is_named_day(analysis, marks, found.parts[-1]):
        return False
    if _ends_name(analysis, marks.items[found.first].first, marks.items[found.last - 1].last):
        return False
    if found.rule == "since_outset":
        first, last = marks.items[found.first].last, marks.items[found.parts[-1].first].first
        return not any(token.upos == "VERB" for token in analysis.tokens[first:last])
    if found.rule == "from_now":
        return isinstance(found.parts[-1].value, Now)
    if found.rule == "open_count":
        return not _is_for_the(analysis, marks, found)
    return found.rule != "alone" or _stands_alone(analysis, marks, found)


def _ends_name(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a known actor's name begins a few words before these tokens and ends with them (حركة 23 مارس)."""
    tokens = analysis.tokens
    names = (find(actors(), tokens, index, last) for index in range(max(first - _NAME_REACH, 0), first))
    return any(name and name[0] == last for name in names)


def _stands_alone(analysis: Analysis, marks: Symbols, found: _Found) -> bool:
    phrase = found.parts[0]
    if phrase.kind == "τ":
        return not _is_age(marks, found)
    if phrase.kind == "γ" and not phrase.sure:
        return _is_year(analysis, marks, phrase)
    return phrase.sure


def _is_named_day(analysis: Analysis, marks: Symbols, phrase: Phrase) -> bool:
    """Whether "اليوم" opens the name of a day ("the national day") and is no today."""
    last = marks.items[phrase.last - 1].last
    if marks.text[phrase.first : phrase.last] != "T" or last >= len(analysis.tokens):
        return False
    return analysis.tokens[last].definite and analysis.tokens[last].upos == "ADJ"


def _is_for_the(analysis: Analysis, marks: Symbols, found: _Found) -> bool:
    """Whether "li" and a bare unit open a construct: "for the day of the martyrs" lasts no day."""
    last = marks.items[found.last - 1].last
    if marks.text[found.first] != "<" or found.parts[0].kind != "σ" or last >= len(analysis.tokens):
        return False
    return analysis.tokens[last].definite


def _is_age(marks: Symbols, found: _Found) -> bool:
    """Whether a count is an age: beside a word for age, or alone in brackets."""
    token, last = marks.items[found.first].first, marks.items[found.last - 1].last
    around = marks.text[found.first - 1 : found.first] + marks.text[found.last : found.last + 1]
    return around in _AROUND_AGES or any(token - _AGE_REACH <= age <= last + 1 for age in marks.ages)


def _is_year(analysis: Analysis, marks: Symbols, phrase: Phrase) -> bool:
    """Whether four digits are a year: after a preposition of time, or with nothing counted behind them."""
    before = marks.text[phrase.first - 1] if phrase.first else "\n"
    if before in "eitkb<":
        return True
    if marks.items[phrase.last - 1].number in _ROUND:
        return False
    last = marks.items[phrase.last - 1].last
    following = analysis.tokens[last] if last < len(analysis.tokens) else None
    if following is None or following.kind != "word" or following.definite:
        return before in ".,(f"
    return before in ".f" and following.upos not in {"NOUN", "ADJ", "PROPN"}


# --- resolving -----------------------------------------------------------------------------------------


def _resolved(analysis: Analysis, marks: Symbols, found: Sequence[_Found], context: Context) -> Iterator[When]:
    ahead = _ahead(analysis, marks, found, context)
    previous: Bounds | None = None
    for number, item in enumerate(found, 1):
        bounds = _bounds(item, replace(context, ahead=item in ahead, previous=previous))
        if bounds.earliest and bounds.latest:
            previous = bounds
        yield When(
            id=f"T{number}",
            span=_span(analysis, marks, item),
            earliest=bounds.earliest,
            latest=bounds.latest,
            precision=bounds.precision,
            anchor=bounds.anchor,
            reason=bounds.reason,
        )


def _ahead(analysis: Analysis, marks: Symbols, found: Sequence[_Found], context: Context) -> set[_Found]:
    """Return the phrases that look ahead: by a word of their clause, or because the text names that coming day."""
    ahead = {item for item in found if _looks_ahead(analysis, marks, item)}
    coming = _coming(found, ahead, context)
    for item in found:
        value = item.parts[0].value if item.rule == "alone" else None
        if coming and isinstance(value, Day) and value.offset is None and not value.direction and context.today:
            day = value.day(context.today, ahead=True)
            if day in coming and not _tells(analysis, marks, item):
                ahead.add(item)
    return ahead


def _coming(found: Sequence[_Found], ahead: set[_Found], context: Context) -> set[date]:
    """Return the days of the week to come that the text dates beyond doubt."""
    today = context.today
    if today is None:
        return set()
    bounds = [_bounds(item, replace(context, ahead=item in ahead)) for item in found if item.rule == "alone"]
    days = {b.earliest for b in bounds if b.earliest and b.earliest == b.latest and b.earliest > today}
    return {day for day in days if (day - today).days <= _WEEK}


def _clause(analysis: Analysis, marks: Symbols, found: _Found) -> tuple[int, int]:
    token = marks.items[found.first].first
    sentence = analysis.sentence_of(token)
    return next(((a, b) for a, b in sentence.clauses if a <= token < b), (sentence.first, sentence.last))


def _looks_ahead(analysis: Analysis, marks: Symbols, found: _Found) -> bool:
    """Whether a word of the clause looks ahead; its opener or one behind it counts only where nothing past is told."""
    first, last = _clause(analysis, marks, found)
    start, end = marks.items[found.first].first, marks.items[found.last - 1].last
    told = any(token.tense == "past" for token in analysis.tokens[first:start])
    if told:
        return any(first <= index < end and index != start for index in marks.ahead)
    return any(first <= index < max(last, end) for index in marks.ahead)


def _tells(analysis: Analysis, marks: Symbols, found: _Found) -> bool:
    """Whether the clause tells of the past."""
    first, last = _clause(analysis, marks, found)
    return any(token.tense == "past" for token in analysis.tokens[first:last])


def _span(analysis: Analysis, marks: Symbols, found: _Found) -> Span:
    """Return the characters of a phrase, without the clitics before its first word."""
    first, last = marks.items[found.first], marks.items[found.last - 1]
    span = analysis.span(first.first, last.last)
    start, letters = span.start, first.letters
    while letters and start < span.end:
        letters -= bool(plain(analysis.text[start]))
        start += 1
    while start < span.end and not plain(analysis.text[start]):
        start += 1
    return Span(start, span.end)


def _bounds(found: _Found, context: Context) -> Bounds:
    if found.rule in {"since", "since_outset"}:
        return _since(found, context)
    if found.rule in {"ago", "from_now"}:
        return _counted(found, context)
    if found.rule in {"before_event", "open_count", "period", "lasting"}:
        return open_bounds(FROM_EVENT if found.rule == "before_event" else DURATION)
    if found.rule == "past_period":
        return Period(unit="day", count=None, direction="past").bounds(context)
    values = [phrase.value for phrase in found.parts]
    if found.rule == "span":
        values = list(_same_year(values[0], values[-1]))
    return _linked(found.rule, [value.bounds(context) for value in values])


def _same_year(first: Value, last: Value) -> tuple[Value, Value]:
    """Give the year that one end of a range says to the other end too."""
    if not isinstance(first, (Date, Month)) or not isinstance(last, (Date, Month)):
        return first, last
    if last.year.number is not None and first.year == Year():
        return replace(first, year=Year(number=last.year.number - (first.month > last.month))), last
    if first.year.number is not None and last.year.number is None:
        return first, replace(last, year=Year(number=first.year.number + (first.month > last.month)))
    return first, last


def _linked(rule: str, values: Sequence[Bounds]) -> Bounds:
    """Return what a preposition or a range makes of the days of its phrases."""
    first, last = values[0], values[-1]
    reason = first.reason or VAGUE
    if rule == "span":
        return _between(first, last)
    if rule == "until":
        return replace(first, earliest=None, reason=reason)
    if rule == "before":
        return replace(first, earliest=None, latest=first.earliest and first.earliest - DAY, reason=reason)
    if rule == "after":
        return replace(first, earliest=first.latest and first.latest + DAY, latest=None, reason=reason)
    return first


def _since(found: _Found, context: Context) -> Bounds:
    """Return from the phrase on to publication (codebook §2, "Time values")."""
    latest = context.published
    if not found.parts:
        return Bounds(latest=latest, reason=VAGUE if latest else UNKNOWN_TODAY)
    value = found.parts[-1].value
    bounds = value.bounds(replace(context, ahead=False))
    start, precision, anchor = bounds.earliest, bounds.precision, bounds.anchor
    if isinstance(value, Duration) and value.count is not None and latest:
        start, anchor = None if value.more else ago(latest, value.unit, value.count), "publication"
    if isinstance(value, Open) and value.reason != VAGUE:
        return bounds
    if start and latest and start > latest:
        return Bounds(earliest=start, precision=precision, anchor=anchor, reason=TOO_LATE)
    reason = "" if start and latest else UNKNOWN_TODAY if latest is None else VAGUE
    return Bounds(earliest=start, latest=latest, precision=precision, anchor=anchor, reason=reason)


def _counted(found: _Found, context: Context) -> Bounds:
    """Return the calendar day, month or year that lies so many units back, or ahead ("two weeks from now")."""
    value = found.parts[0].value
    if not isinstance(value, Duration) or value.count is None or value.more or value.unit in _TOO_SHORT_OR_LONG:
        return open_bounds(VAGUE)
    if context.today is None:
        return open_bounds(UNKNOWN_TODAY, value.unit)
    back = value.count if found.rule == "ago" else -value.count
    if value.unit in {"day", "week"}:
        first = last = ago(context.today, value.unit, back)
    else:
        first, last = whole(context.today, value.unit, -back)
    if first is None:
        return open_bounds(NO_DATE, value.unit)
    return Bounds(earliest=first, latest=last, precision=value.unit, anchor=context.anchor)


def _between(first: Bounds, last: Bounds) -> Bounds:
    if first.earliest and last.latest and first.earliest > last.latest:
        return open_bounds(VAGUE, first.precision)
    return replace(first, latest=last.latest, reason=first.reason or last.reason)
