"""Words of matters of the ledger."""

from __future__ import annotations

from waqai.ledger import STATES, Matter
from waqai.lexicon.files import source
from waqai.lexicon.matters import NAME, MatterWord, matter_phrases, matter_words

_OF_WORDS_ALONE = {"name", "aim", "denied", "offer", "ground", "resumed", "renewed", "pause"}


def test_forms_of_a_verb_and_its_nouns_speak_for_the_state() -> None:
    assert MatterWord("negotiation", "failed", "past") in matter_words()["انهارت"]
    assert MatterWord("deal", NAME) in matter_words()["اتفاق"]


def test_phrases_are_found_by_their_folded_words() -> None:
    assert matter_phrases().get(("وقف", "اطلاق", "النار")) == (MatterWord("truce", NAME),)


def test_every_matter_has_words_and_every_state_is_one_of_it() -> None:
    rows = source("cues/matters.yml")["entries"]
    assert {row["of"] for row in rows} == set(Matter)
    for row in rows:
        assert row["state"] in {*_OF_WORDS_ALONE, *STATES[Matter(row["of"])]}, row["id"]
