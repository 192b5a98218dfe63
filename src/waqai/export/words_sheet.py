"""The analysis of a text for a linguist at a terminal: each sentence with its clauses, its words and its phrases.

The Arabic columns lie to the right and are read from there: the word, how it is split, its stem.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from waqai.export.isolates import PDI, RLI, clean, isolate
from waqai.export.layout import block, cells, printed, to_the_right
from waqai.export.words_form import FEATURES, definite, phrases_of, predicates_of
from waqai.model import Analysis, Sentence, Token

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLOURS: Final = {
    "VERB": "bold red", "AUX": "red", "NOUN": "bold", "PROPN": "bold magenta", "ADJ": "cyan", "NUM": "yellow",
    "ADV": "green",
}  # fmt: skip
_BETWEEN_CLAUSES: Final = " ┃ "
_NUMBER, _CLASS, _FEATURES, _GOVERNOR = 4, 5, 14, 11
#: A table of words needs so many cells, on a narrower terminal too.
_NARROWEST: Final = 72
#: Cells that the margins of the columns take.
_WORD_GAPS: Final = 14
_PHRASE_GAPS: Final = 6


def show_words(analysis: Analysis, *, colour: bool, width: int | None = None) -> str:
    """Return `analysis` laid out for a terminal of `width` cells (its own where None), in colour if wanted."""
    room = max(cells(width), _NARROWEST)
    return printed(_parts(analysis, room), room, colour=colour)


def _parts(analysis: Analysis, width: int) -> Iterable[RenderableType]:
    for number, sentence in enumerate(analysis.sentences, 1):
        kind = "heading" if sentence.heading else "sentence"
        yield Rule(Text(f"{kind} {number}", style="dim"), align="left", style="dim")
        yield block(_clauses(analysis, sentence), width, justify="right")
        yield Text("")
        yield _words(analysis, sentence, width)
        if phrases_of(analysis, sentence):
            yield Text("")
            yield _phrases(analysis, sentence, width)
        if predicates_of(analysis, sentence):
            yield Text("")
            yield _predicates(analysis, sentence, width)
        yield Text("")


def _clauses(analysis: Analysis, sentence: Sentence) -> Text:
    """Return the sentence, right to left, with a bar between its clauses."""
    line = Text(RLI, style="bold")
    for number, clause in enumerate(sentence.clauses):
        line.append(_BETWEEN_CLAUSES if number else "", style="not bold cyan")
        line.append(clean(analysis.span(*clause).of(analysis.text)))
    return line.append(PDI)


def _words(analysis: Analysis, sentence: Sentence, width: int) -> Table:
    table = _table()
    room = width - _NUMBER - _CLASS - _FEATURES - _NUMBER - _WORD_GAPS
    widths = room * 3 // 10, room * 4 // 10, room * 3 // 10
    table.add_column("", width=_NUMBER, style="dim")
    table.add_column("form", width=_FEATURES)
    table.add_column("class", width=_CLASS)
    for title, cell in zip(("stem", "split", "word"), widths, strict=True):
        table.add_column(title, width=cell, justify="right", no_wrap=True)
    table.add_column("", width=_NUMBER, justify="right", style="dim")
    clauses = {first: f"§{number}" for number, (first, _) in enumerate(sentence.clauses, 1)}
    for token in analysis.tokens[sentence.first : sentence.last]:
        style = _COLOURS.get(token.upos, "")
        table.add_row(
            clauses.get(token.index, ""), _features(token), Text(token.upos, style=style),
            to_the_right(Text(isolate(token.stem) if token.kind == "word" else ""), widths[0]),
            to_the_right(_split(token), widths[1]),
            to_the_right(Text(isolate(token.span.of(analysis.text)), style=style), widths[2]), str(token.index),
        )  # fmt: skip
    return table


def _features(token: Token) -> str:
    """Return what the form of a word says, in short: 3 m sg past; f pl def."""
    values = [str(getattr(token, name)) for name in FEATURES] + ["def" if definite(token) else ""]
    names = {"s": "sg", "d": "du", "p": "pl"}
    return " ".join(names.get(value, value) for value in values if value)


def _split(token: Token) -> Text:
    """Return the parts of a word that is split, its stem stressed; nothing for a word that is not."""
    if not token.prefixes and not token.suffix:
        return Text("")
    line = Text(RLI, style="dim")
    line.append("".join(f"{prefix} + " for prefix in token.prefixes))
    line.append(clean(token.stem), style="not dim")
    return line.append(f" + {token.suffix}" if token.suffix else "").append(PDI)


def _phrases(analysis: Analysis, sentence: Sentence, width: int) -> Table:
    table = _table()
    room = width - _GOVERNOR - _PHRASE_GAPS
    widths = room * 3 // 10, room * 7 // 10
    table.add_column("governed by", width=_GOVERNOR, justify="right", no_wrap=True)
    table.add_column("head", width=widths[0], justify="right", no_wrap=True)
    table.add_column("noun phrase", width=widths[1], justify="right", no_wrap=True)
    for phrase in phrases_of(analysis, sentence):
        words = analysis.span(phrase.first, phrase.last).of(analysis.text)
        head = analysis.tokens[phrase.head].span.of(analysis.text)
        table.add_row(
            to_the_right(Text(isolate(phrase.preposition) if phrase.preposition else "", style="dim"), _GOVERNOR),
            to_the_right(Text(isolate(head), style="bold"), widths[0]),
            to_the_right(Text(isolate(words)), widths[1]),
        )
    return table


def _predicates(analysis: Analysis, sentence: Sentence, width: int) -> Table:
    table = _table()
    room = (width - _PHRASE_GAPS) // 3
    for title in ("object", "subject", "verb"):
        table.add_column(title, width=room, justify="right", no_wrap=True)
    for predicate in predicates_of(analysis, sentence):
        table.add_row(
            *(
                to_the_right(
                    Text("" if index is None else isolate(analysis.span(index, index + 1).of(analysis.text))), room
                )
                for index in (predicate.object, predicate.subject, predicate.verb)
            )
        )
    return table


def _table() -> Table:
    return Table(box=None, padding=(0, 1), show_header=True, header_style="dim")
