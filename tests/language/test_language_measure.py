from __future__ import annotations

import pytest

from waqai.language import analyse, measure
from waqai.language.treebank import Argument, GoldSentence, GoldVerb, GoldWord

TEXT = "هاجم المسلحون القرية ثم أحرقوا منازلها."
WORDS = [GoldWord(word, frozenset(), "NOUN") for word in TEXT[:-1].split()] + [GoldWord(".", frozenset(), "PUNCT")]
SENTENCE = GoldSentence(
    {"text": TEXT, "batch": "1"},
    WORDS,
    frozenset({3}),
    {
        0: GoldVerb(passive=False, subject=Argument(1, ""), object=Argument(2, "")),
        4: GoldVerb(passive=False, subject=Argument(1, "shared"), object=Argument(5, "")),
    },
)


@pytest.mark.parametrize(
    ("found", "subject", "objects"),
    [
        ({0: (1, 2), 4: (1, 5)}, (2, 2, 2), (2, 2, 2)),
        ({0: (2, 1), 4: (None, 5)}, (0, 1, 2), (1, 2, 2)),
        ({0: (1, 2), 3: (5, None)}, (1, 2, 2), (1, 1, 2)),
        ({}, (0, 0, 2), (0, 0, 2)),
    ],
)
def test_arguments_are_counted(
    found: measure.Arguments, subject: tuple[int, int, int], objects: tuple[int, int, int]
) -> None:
    tally = measure.count([SENTENCE], lambda _: found)
    assert measure.score(tally, "subject") == subject
    assert measure.score(tally, "object") == objects


def test_passive_verbs_do_not_count() -> None:
    verbs = {0: GoldVerb(passive=True, subject=Argument(1, ""), object=None)}
    tally = measure.count([GoldSentence({"text": TEXT}, WORDS, frozenset(), verbs)], lambda _: {0: (1, 2)})
    assert measure.score(tally, "subject") == (0, 0, 0)


def test_clauses_are_counted_and_reported() -> None:
    tally = measure.count([SENTENCE], measure.nearest_phrases)
    assert measure.score(tally, "clause") == (1, 1, 1)
    assert measure.report(tally)[1] == "clause, batch 1: precision 100.0 recall 100.0 F1 100.0 % (1)"


def test_scores() -> None:
    result = measure.Score(right=3, said=4, gold=6)
    assert (result.precision, result.recall, result.f1) == (75, 50, 60)
    assert measure.Score(0, 0, 0).f1 == 0


def test_a_clause_that_begins_at_a_mark_begins_at_its_word() -> None:
    analysis = analyse("قال القائد: «سنقاتل حتى النهاية».")
    assert measure.clause_starts(analysis) == {4}


def test_baseline_takes_the_nearest_phrases() -> None:
    assert measure.nearest_phrases(analyse("هاجم المسلحون قرية نائية."))[0] == (1, 2)
