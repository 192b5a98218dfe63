"""About the root of a word: the letters that its derivations share."""

from __future__ import annotations

from functools import lru_cache

_WEAK = frozenset("اويىئءؤآأإةه")
_FORMATIVE = ("است", "م", "ت", "ن", "ي")
_LETTERS = 2


@lru_cache(maxsize=1 << 15)
def root_of(stem: str) -> str:
    """Return about the root of a word: its letters without weak ones and formative prefixes (مفاوض, تفاوض: فض)."""
    for prefix in _FORMATIVE:
        rest = _strong(stem.removeprefix(prefix))
        if stem.startswith(prefix) and len(rest) >= _LETTERS:
            return rest
    return _strong(stem)


def _strong(letters: str) -> str:
    return "".join(letter for letter in letters if letter not in _WEAK)
