"""How a printed word is looked up: with and without its clitics, always folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.lexicon.names import Phrases
    from waqai.model import Token

Value = TypeVar("Value")
_LONGEST_PHRASE = 8
_QUOTES = frozenset("«»“”\"'")
#: Marks that may stand inside a name, close to its words: a listed one is looked up without them (كيم جونغ-أون).
_HYPHENS = frozenset("-–")


def words_after(tokens: Sequence[Token], index: int, stop: int) -> tuple[str, ...]:
    """Return the folded words from `index` on, up to `stop` or the first punctuation mark."""
    words: list[str] = []
    for token in tokens[index : min(stop, index + _LONGEST_PHRASE)]:
        if token.kind == "punct":
            break
        words.append(token.fold)
    return tuple(words)


def _past_quotes(tokens: Sequence[Token], index: int, stop: int, limit: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return up to `limit` folded words from `index` on, and the token behind each; any other mark ends them.

    Quotation marks are passed over, so that تنظيم «الدولة الإسلامية» is found, a closing one belonging to its word;
    and so are hyphens, of names that are printed with one (كيم جونغ-أون).
    """
    words: list[str] = []
    ends: list[int] = []
    at = index
    while at < stop and len(words) < limit:
        token = tokens[at]
        if token.kind != "punct":
            words.append(token.fold)
            ends.append(at + 1)
        elif token.plain in _HYPHENS and tokens[at - 1].span.end == token.span.start:
            pass
        elif token.plain not in _QUOTES:
            break
        elif ends and ends[-1] == at:
            ends[-1] = at + 1
        at += 1
    return tuple(words), tuple(ends)


def openings(phrases: Phrases[Value], tokens: Sequence[Token]) -> list[int]:
    """Return the indices of the tokens that a phrase may start at, in order: at no other does `find` find any."""
    starts = phrases.starts
    return [token.index for token in tokens if not starts.isdisjoint(token.keys)]


def find(phrases: Phrases[Value], tokens: Sequence[Token], index: int, stop: int) -> tuple[int, Value] | None:
    """Return (token after the phrase, value) of the longest phrase that starts at token `index`."""
    firsts = tokens[index].keys
    if phrases.starts.isdisjoint(firsts):
        return None
    limit = phrases.longest_from(firsts) - 1
    rest, ends = _past_quotes(tokens, index + 1, stop, limit) if limit else ((), ())
    found = phrases.longest(firsts, rest)
    if found is None:
        return None
    length, value = found
    return (ends[length - 2] if length > 1 else index + 1), value


class _Conditional(Protocol):
    @property
    def needs(self) -> frozenset[str]: ...
    @property
    def bars(self) -> frozenset[str]: ...
    @property
    def bars_behind(self) -> frozenset[str]: ...


def allowed(entry: _Conditional, tokens: Sequence[Token], first: int, last: int, blocking: frozenset[str]) -> bool:
    """Whether the words directly around tokens `[first, last)` let an entry count: its needs, bars and blockers.

    A bar may also name a word as printed, with its clitics, the first one included (بقيادة bars قيادة).
    """
    if first and tokens[first - 1].upos != "VERB" and tokens[first - 1].stem in blocking:
        return False
    if any(form in entry.bars_behind for token in tokens[last : last + 1] for form in (token.stem, token.fold)):
        return False
    if not entry.needs and not entry.bars:
        return True
    beside = (*tokens[max(first - 1, 0) : first], *tokens[last : last + 1])
    around = {tokens[first].fold, *(form for token in beside for form in (token.stem, token.fold))}
    return not (entry.bars & around) and (not entry.needs or bool(entry.needs & around))
