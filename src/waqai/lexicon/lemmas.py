"""Dictionary forms under which a printed word may be looked up, the likeliest first.

Verbs are found among the inflected forms of the lexicon's verbs. Nouns need no list of their own: a broken plural is
looked up, and what a sound plural, a dual or a case may have added is taken off, so that a table of singulars will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from waqai.errors import LexiconError
from waqai.lexicon.files import load
from waqai.lexicon.verbs import VerbReading, verbs
from waqai.model import Token, fold

PATH: Final = "words/plurals.yml"
_SHORTEST: Final = 3  # letters that a noun keeps when an ending is taken off
#: Folded ending → what may stand in its place in the singular.
_ENDINGS: Final = {
    "تين": ("ه",), "تان": ("ه",), "ات": ("ه", ""), "ون": ("", "ي"), "ين": ("", "ي"), "ان": ("",),
    "تي": ("ه",), "تا": ("ه",), "يه": ("ي", "يه"), "ت": ("ه",), "ه": ("",), "ا": ("",), "و": ("",), "ي": ("", "ي"),
}  # fmt: skip


def verb_lemmas(token: Token) -> tuple[VerbReading, ...]:
    """Return the verbs that the word may be a form of, in its own voices; () where the lexicon knows none.

    Clitics are off already: the future particle, conjunctions and pronouns (وسيقتلونهم gives قتل).
    """
    return verbs().get(token.stem, ())


def noun_lemmas(token: Token) -> tuple[str, ...]:
    """Return folded singulars that the noun or adjective may be a form of; the word itself is always one.

    Broken plurals come from `words/plurals.yml`; any ending that may be that of a sound plural, dual or case is cut.
    """
    return _noun_lemmas(token.stem or token.fold)


@lru_cache(maxsize=1 << 14)
def _noun_lemmas(stem: str) -> tuple[str, ...]:
    known = singulars().get(stem, ())
    return tuple(dict.fromkeys((*known, stem, *_stripped(stem))))


def _stripped(stem: str) -> Iterator[str]:
    for ending, others in _ENDINGS.items():
        base = stem.removesuffix(ending)
        if base != stem and len(base) >= _SHORTEST:
            for other in others:
                yield from singulars().get(base + other, ())
                yield base + other


@cache
def singulars() -> Mapping[str, tuple[str, ...]]:
    """Return folded broken plural → its folded singulars.

    Raises LexiconError where an entry has no nouns, or a noun no plural.
    """
    index: dict[str, tuple[str, ...]] = {}
    for entry in load(PATH)["entries"]:
        try:
            for row in entry["nouns"]:
                singular, plural, *others = (fold(word) for word in row.split())
                for word in (plural, *others):
                    index[word] = tuple(dict.fromkeys((*index.get(word, ()), singular)))
        except (KeyError, TypeError, ValueError) as error:
            raise LexiconError(f"{PATH}: entry {entry!r}", 'give it nouns, each "singular plural …"') from error
    return index
