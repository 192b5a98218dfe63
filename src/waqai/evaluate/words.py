"""Words of a treebank in CoNLL-U: whether the language room splits them and tells their classes as it does.

The shipped weights are trained on Arabic-PUD; on that file the figures flatter (docs/language.md has held-out ones).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from waqai.errors import GoldError
from waqai.evaluate.facts import Tally
from waqai.evaluate.lines import Advance
from waqai.language import classes, words
from waqai.language.train import target
from waqai.language.treebank import GoldWord, read_conllu

_REMEDY: Final = "give CoNLL-U, ten columns parted by tabs"
_VERB: Final = "VERB"


def count_words(path: Path, tally: Tally, advance: Advance) -> None:
    """Add the rows "words" (split right), "clitics" (words with one, split right), "classes" and "verbs".

    Raises GoldError where the file is no CoNLL-U.
    """
    try:
        sentences = read_conllu(path)
    except (ValueError, IndexError) as error:
        raise GoldError(f"{path} cannot be read ({error})", _REMEDY) from error
    if not sentences:
        raise GoldError(f"{path} holds no sentence", _REMEDY)
    for sentence in sentences:
        _count(sentence, tally)
        advance()


def _count(sentence: Sequence[GoldWord], tally: Tally) -> None:
    profiles = classes.profiles_of([(word.word, word.kind) for word in sentence])
    for word, profile, said in zip(sentence, profiles, classes.tag(profiles), strict=True):
        if word.kind == "word":
            split = words.cuts_of(profile.form) == word.cuts
            tally.count("words", split, 1, 1)
            tally.count("clitics", split and bool(word.cuts), bool(word.cuts), bool(word.cuts))
        wanted = target(word, profile.form, word.kind)
        tally.count("classes", said == wanted, 1, 1)
        tally.count("verbs", said == wanted == _VERB, said == _VERB, wanted == _VERB)
