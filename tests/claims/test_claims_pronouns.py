"""Whom the pronoun on an event word may stand for."""

from __future__ import annotations

import pytest

from scenes import context, token
from waqai.claims.pronouns import Agreement, agreement, antecedents

#: Text, the event word, those that its pronoun may stand for, the likeliest first.
TABLE: list[tuple[str, str, list[str]]] = [
    # the subject, though another stands nearer
    ("أعلنت حركة حماس بعد لقاء القوات التركية هجومها", "هجومها", ["حركة حماس", "القوات التركية"]),
    # those that agree alone
    ("قالت حركة حماس إن الجيش اللبناني يعرقل هجماتها", "هجماتها", ["حركة حماس"]),
    ("أعلن الجيش اللبناني بعد لقاء حركة حماس هجومه", "هجومه", ["الجيش اللبناني"]),
    # several people
    ("رفضت الحكومة إفراج المسلحين عن مطالبهم وهجومهم", "وهجومهم", ["المسلحين"]),
    # from the sentence before
    ("وصلت القوات التركية أمس. وكان هجومها عنيفا.", "هجومها", ["القوات التركية"]),
    # a speaker's own
    ("قال الوزير سليم حداد: سنواصل هجماتنا", "هجماتنا", ["سليم حداد"]),
    # the object of a verb, which is not its subject
    ("القوات التركية في البلدة، وهاجمها الجيش اللبناني", "وهاجمها", ["القوات التركية"]),
    ("وصلت القوات التركية. وهاجمتها حركة حماس.", "وهاجمتها", ["القوات التركية"]),
    # no pronoun
    ("هجوم الجيش اللبناني", "هجوم", []),
    ("هاجم الجيش اللبناني القوات التركية", "هاجم", []),
]


@pytest.mark.parametrize(("text", "word", "named"), TABLE, ids=[row[0] for row in TABLE])
def test_antecedents(text: str, word: str, named: list[str]) -> None:
    seen = context(text)
    trigger = next(t for t in seen.triggers if t.index == token(seen, word).index)
    ranks = antecedents(seen, trigger)
    assert [seen.scene.entities[entity].name for entity in sorted(ranks, key=ranks.__getitem__)] == named


@pytest.mark.parametrize(
    ("text", "suffix", "agrees"),
    [
        ("القوات التركية", "ها", Agreement.YES),
        ("القوات التركية", "ه", Agreement.NO),
        ("القوات التركية", "هم", Agreement.NO),
        ("الجيش اللبناني", "ه", Agreement.YES),
        ("الجيش اللبناني", "ها", Agreement.NO),
        ("الوزير سليم حداد", "هم", Agreement.NO),
        ("المدنيين", "هم", Agreement.YES),
        ("المدنيين", "ه", Agreement.NO),
        ("إيران", "ها", Agreement.MAYBE),
        ("إيران", "ه", Agreement.MAYBE),
        ("حركة حماس", "هما", Agreement.MAYBE),
        ("حركة حماس", "هن", Agreement.NO),
    ],
)
def test_agreement(text: str, suffix: str, agrees: Agreement) -> None:
    seen = context(f"وصل {text}" if text != "إيران" else "قصفت إيران المدينة")
    party = seen.scene.parties[0]
    assert agreement(suffix, seen.scene.tokens[party.mention.head], party) is agrees
