"""The usual spelling of a word whose last letter is printed as its neighbour: فى for في, الي for إلى, مدينه for مدينة.

Many presses print ya for alef maqsura, or the other way round, and leave the dots of ta marbuta out. The word is then
looked up and split in its usual spelling, which has the same letters but the last, so that offsets stay as they are.
"""

from __future__ import annotations

from typing import Final

from waqai.language.counts import shipped_counts
from waqai.language.splits import closed_words
from waqai.lexicon.names import given_names
from waqai.model.text import fold

_OTHER: Final = {"ى": "ي", "ي": "ى", "ه": "ة", "ة": "ه"}
#: How often the other spelling must stand in the counts, and how many times as often as the one that is printed.
_LEAST: Final = 20
_TIMES: Final = 20
_SHORTEST: Final = 2


def usual(word: str) -> str:
    """Return `word`, which is in plain spelling, as it is usually spelt; its last letter alone may change.

    ه becomes ة only where the rest is no common word of its own, to which it could be a pronoun (حاله stays), and ة
    becomes ه in function words alone (هذة). A given name stays as it is (علي).
    """
    other = _OTHER.get(word[-1])
    if other is None or len(word) < _SHORTEST or word in closed_words():
        return word
    spelt = word[:-1] + other
    if spelt in closed_words() and word not in shipped_counts():
        return spelt
    if other == "ه" or fold(word) in given_names() or not _commoner(spelt, word):
        return word
    own_word = other == "ة" and not word.startswith("ال") and not _commoner(spelt, word[:-1])
    return word if own_word else spelt


def _commoner(spelt: str, word: str) -> bool:
    get = shipped_counts().get
    number = get(spelt, 0)
    return number >= _LEAST and number >= _TIMES * get(word, 0)
