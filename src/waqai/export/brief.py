"""A situation report of one page out of a ledger, in Arabic or English: each sentence with footnotes to its sources."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from babel.dates import format_date

from waqai.export.isolates import clean, isolate
from waqai.ledger import Course, Ledger, Matter, Source, Transition
from waqai.link import Conflict, Contradiction, Toll, Voice

#: How many sentences a section may have.
LONGEST = 6
#: How many days a brief looks back where nobody says: the fewest of these in which anything moved.
LOOKS_BACK = (7, 30, 90, 365)
#: How much of a sentence a line may have, and how much a footnote: there the words that it rests on should stand.
_QUOTED, _CITED = 160, 600
_SECTIONS = (
    ("talks", (Matter.NEGOTIATION,)),
    ("truces", (Matter.TRUCE,)),
    ("deals", (Matter.DEAL, Matter.EVACUATION)),
    ("control", (Matter.CONTROL, Matter.SIEGE)),
)
_PEOPLE = "people"
#: The word between two figures in the linker's reasons.
_AND = " and "


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: a sentence of a report, of its name and `id`."""

    report: str
    outlet: str
    day: str
    tellers: tuple[str, ...]
    quote: str
    url: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief, with the numbers of its footnotes, counted from 1."""

    text: str
    notes: tuple[int, ...]


@dataclass(slots=True)
class Brief:
    """Sections of sentences under headings, and the footnotes of all.

    `language` is "ar" or "en"; it looks `days` back.
    """

    language: str
    title: str
    days: int
    sections: list[tuple[str, list[Sentence]]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@cache
def _words(language: str) -> dict[str, str]:
    text = (files("waqai.export") / "brief.json").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text)[language]
    return words


class _Writer:
    """Writes one brief."""

    def __init__(self, ledger: Ledger, language: str, days: int) -> None:
        self.ledger = ledger
        self.words = _words(language)
        self._name = _namer(language)
        self.last = (
            ledger.as_of or ledger.known_by or max((each.day for each in ledger.reports if each.day), default=None)
        )
        self.since = self.last - timedelta(days=days) if self.last else None
        self.brief = Brief(language, f"{self.words['title']}{self._stretch(language)}", days)
        self.numbers: dict[Note, int] = {}

    def write(self) -> Brief:
        for name, matters in _SECTIONS:
            steps = [each for course in self.ledger.of(*matters) for each in self._fresh(course)]
            self._section(name, [self._step(each) for each in _weightiest(steps)])
        self._section("contradictions", [self._clash(each) for each in self._fresh_clashes()])
        self._section("casualties", [self._toll(toll) for toll in self._fresh_tolls()])
        return self.brief

    def _stretch(self, language: str) -> str:
        """Return the days that are looked at, as words behind the title."""
        if not self.since or not self.last:
            return ""
        first, last = (_written(day, language) for day in (self.since, self.last))
        return f" · {self.words['from']} {first} {self.words['as_of']} {last}"

    def _section(self, name: str, sentences: list[Sentence]) -> None:
        self.brief.sections.append((self.words[name], sentences))

    def _fresh(self, course: Course) -> Iterable[Transition]:
        """Return the last transition of a course where it lies in the days looked at."""
        return [course.last] if self.since and self.last and self.since <= course.last.on <= self.last else []

    def _fresh_clashes(self) -> Sequence[Contradiction]:
        rows = [each for each in self.ledger.contradictions if self._recent(each.second.source)]
        return rows[-LONGEST:]

    def _fresh_tolls(self) -> Sequence[Toll]:
        """Return the highest figure of each kind in the days looked at."""
        rows = [toll for toll in self.ledger.tolls if self._recent(toll.source)]
        best: dict[tuple[str, str], Toll] = {}
        for toll in rows:
            key = (toll.kind.value, toll.of)
            if key not in best or toll.count.low > best[key].count.low:
                best[key] = toll
        return list(best.values())[:LONGEST]

    def _recent(self, source: Source) -> bool:
        return self.since is not None and self.since <= source.reported

    def _step(self, each: Transition) -> Sentence:
        w = self.words
        place = self._name(each.places[0].name) if each.places else ""
        control = each.matter is Matter.CONTROL
        what = place or w["place"] if control else w[each.matter.value]
        parts = [f"{each.on}: {what} – {w[each.state]}"]
        between = w["between"] if len(each.parties) > 1 else w["of_one"]
        link = w["by"] if control or each.matter is Matter.SIEGE else between
        for word, names in ((link, each.parties), (w["mediated"], each.mediators), (w["guaranteed"], each.guarantors)):
            if names:
                parts.append(f"{word} {self._listed(actor.name for actor in names)}")
        if place and not control:
            parts.append(f"{w['at']} {place}")
        counted = f"({w['independent']}: {each.independent})"
        against = f" · {w['denied']}: {len(each.denied)}" if each.denied else ""
        sources = [row.source for row in (*each.said, *each.denied)]
        return Sentence(f"{' '.join(parts)} {counted}{against}", self._cite(_note(source) for source in sources))

    def _clash(self, each: Contradiction) -> Sentence:
        w = self.words
        both = [self._quote(voice) for voice in (each.first, each.second)]
        return Sentence(
            f"{w[each.conflict.value]}{self._figures(each)}: {both[0]} {w['and_against']} {both[1]}",
            self._cite(_note(voice.source, voice.tellers) for voice in (each.first, each.second)),
        )

    def _figures(self, each: Contradiction) -> str:
        """Return what two figures count and how much, where figures contradict each other."""
        if each.conflict is not Conflict.TOLL:
            return ""
        kind, _, whom = each.about.partition(": ")
        first, _, second = each.because[0].partition(_AND)
        return f" ({self._counted(kind, whom)}): {first} {self.words['and_against']} {second}"

    def _counted(self, kind: str, whom: str) -> str:
        return f"{self.words[kind]}{self.words['comma']}{self.words.get(whom, self.words[_PEOPLE])}"

    def _quote(self, voice: Voice) -> str:
        who = self._listed(voice.tellers) or self.words["outlet"]
        return f"{self._name(f'«{_cut(voice.text)}»')} ({who})"

    def _listed(self, names: Iterable[str]) -> str:
        return self.words["comma"].join(map(self._name, names))

    def _toll(self, toll: Toll) -> Sentence:
        w = self.words
        who = w.get(toll.of, w[_PEOPLE])
        count = toll.count.digits if toll.count.high is not None else f"{w['at_least']} {toll.count.digits}"
        tellers = f" {w['according']} {self._listed(toll.tellers)}" if toll.tellers else ""
        return Sentence(f"{w[toll.kind.value]} ({who}): {count}{tellers}", self._cite([_note(toll.source)]))

    def _cite(self, notes: Iterable[Note]) -> tuple[int, ...]:
        numbers = []
        for note in notes:
            if note not in self.numbers:
                self.brief.notes.append(note)
                self.numbers[note] = len(self.brief.notes)
            numbers.append(self.numbers[note])
        return tuple(dict.fromkeys(numbers))


def write_brief(ledger: Ledger, language: str = "ar", days: int = 7) -> Brief:
    """Return the brief of the `days` up to the ledger's day (the last one reported where it has none)."""
    return _Writer(ledger, language, days).write()


def lately(write: Callable[[int], Brief]) -> Brief:
    """Return the brief that looks back the fewest of `LOOKS_BACK` days to have anything to say, by `write` of days.

    Where none has, that of the fewest days.
    """
    briefs = map(write, LOOKS_BACK)
    first = next(briefs)
    return first if _says(first) else next((brief for brief in briefs if _says(brief)), first)


def _says(brief: Brief) -> bool:
    return any(sentences for _, sentences in brief.sections)


def _namer(language: str) -> Callable[[str], str]:
    """Return what writes names and quotations into a sentence: where it runs from the left they run by themselves."""
    return clean if language == "ar" else isolate


def _written(day: date, language: str) -> str:
    """Write a day as people do: digits with hyphens would turn round behind an Arabic word."""
    return format_date(day, "d MMMM y", locale=language)


def _weightiest(steps: Iterable[Transition]) -> list[Transition]:
    """Return the transitions that most independent reports tell of, by day."""
    best = sorted(steps, key=lambda each: (-each.independent, -each.on.toordinal(), each.said[0].source.report))
    return sorted(best[:LONGEST], key=lambda each: (each.on, each.matter, each.said[0].source.report))


def _note(source: Source, tellers: Iterable[str] | None = None) -> Note:
    who = tuple(teller.name for teller in source.tellers) if tellers is None else tuple(tellers)
    return Note(
        source.name,
        source.outlet or "",
        str(source.reported),
        who,
        _cut(source.text, _CITED),
        source.url,
        source.report,
    )


def _cut(text: str, most: int = _QUOTED) -> str:
    plain = clean(text)
    return plain if len(plain) <= most else plain[:most].rstrip() + "…"


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown with footnotes; what reports say cannot become markup."""
    words, lines = _words(brief.language), [f"# {_md(brief.title)}", ""]
    for heading, sentences in brief.sections:
        lines += [f"## {heading}", ""]
        lines += [f"- {_md(each.text)}{''.join(f'[^{n}]' for n in each.notes)}" for each in sentences]
        lines += [*([] if sentences else [words["nothing"]]), ""]
    lines += [f"[^{number}]: {_md(_cited(note, brief.language))}" for number, note in enumerate(brief.notes, 1)]
    return "\n".join(lines) + "\n"


def _md(text: str) -> str:
    """Return text in which no character is markup."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)


def _cited(note: Note, language: str) -> str:
    words, name = _words(language), _namer(language)
    who = words["comma"].join(map(name, note.tellers))
    told = f" · {words['according']} {who}" if who else ""
    where = " · ".join(map(name, filter(None, (note.report, note.outlet))))
    return f"{where} · {isolate(note.day)}{told}: {name(f'«{note.quote}»')}" + (f" {note.url}" if note.url else "")


def to_html(brief: Brief) -> str:
    """Return the brief as a page that is complete in itself, loads nothing and runs nothing."""
    words, say = _words(brief.language), html.escape
    direction = "rtl" if brief.language == "ar" else "ltr"
    parts = [f"<h1>{say(brief.title)}</h1>"]
    for heading, sentences in brief.sections:
        rows = "".join(
            f'<li><bdi dir="{direction}">{say(each.text)}</bdi>{_marks(each.notes)}</li>' for each in sentences
        )
        parts.append(f"<h2>{say(heading)}</h2>" + (f"<ul>{rows}</ul>" if rows else f"<p>{say(words['nothing'])}</p>"))
    notes = "".join(
        f'<li id="n{number}"><bdi dir="{direction}">{say(_cited(note, brief.language))}</bdi></li>'
        for number, note in enumerate(brief.notes, 1)
    )
    parts.append(f"<h2>{say(words['sources'])}</h2><ol>{notes}</ol>")
    return (
        f'<!doctype html>\n<html lang="{brief.language}" dir="{direction}">\n<head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{say(brief.title)}</title>\n'
        "<style>body{font:1rem/1.6 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}sup{font-size:.7em}"
        "ol{font-size:.85rem}</style></head>\n"
        f"<body>\n{chr(10).join(parts)}\n</body>\n</html>\n"
    )


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f'<sup><a href="#n{number}">{number}</a></sup> ' for number in numbers)
