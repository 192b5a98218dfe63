from __future__ import annotations

from pathlib import Path

from waqai.language import analyse, classes
from waqai.language.treebank import Argument, GoldSentence, GoldVerb, GoldWord, read_conllu, read_sentences

OWN = Path(classes.__file__).parent / "weights" / "news.conllu"

CONLLU = """# sent_id = example
# text = قتل جنديان في كمين نصبه مسلحون ولاذوا بالفرار.
1\tقتل\t_\tVERB\t_\tVoice=Pass\t_\t_\t_\t_
2\tجنديان\t_\tNOUN\t_\t_\t_\t_\t1:nsubj:pass\t_
3\tفي\t_\tADP\t_\t_\t_\t_\t_\t_
4\tكمين\t_\tNOUN\t_\t_\t_\t_\t5:obj:rel\t_
5\tنصب\t_\tVERB\t_\tVoice=Act\t_\t_\t_\tClause=Begin|SpaceAfter=No
6\tه\t_\tPRON\t_\t_\t_\t_\t_\t_
7\tمسلحون\t_\tNOUN\t_\t_\t_\t_\t5:nsubj|9:nsubj:shared\t_
8\tو\t_\tCCONJ\t_\t_\t_\t_\t_\tClause=Begin|SpaceAfter=No
9\tلاذوا\t_\tVERB\t_\tVoice=Act\t_\t_\t_\t_
10\tب\t_\tADP\t_\t_\t_\t_\t_\tSpaceAfter=No
11\tالفرار\t_\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No
12\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_

"""


def test_layers_are_read_by_printed_word(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = read_sentences(path)
    assert sentence.about["sent_id"] == "example"
    assert sentence.starts == {4, 6}
    assert sentence.verbs == {
        0: GoldVerb(passive=True, subject=Argument(1, ""), object=None),
        4: GoldVerb(passive=False, subject=Argument(5, ""), object=Argument(3, "rel")),
        6: GoldVerb(passive=False, subject=Argument(5, "shared"), object=None),
    }


def own_sentences() -> list[GoldSentence]:
    return read_sentences(OWN)


def test_our_own_sentences_are_sound() -> None:
    sentences = own_sentences()
    assert len(sentences) > 300
    assert len({sentence.about["sent_id"] for sentence in sentences}) == len(sentences)
    assert {word.upos for sentence in sentences for word in sentence.words} <= set(classes.CLASSES)


def test_our_own_sentences_have_the_tokens_of_their_text() -> None:
    for sentence in own_sentences():
        tokens = analyse(sentence.about["text"]).tokens
        assert [token.plain for token in tokens] == [word.word for word in sentence.words], sentence.about["sent_id"]


def test_each_verb_of_our_own_sentences_has_its_layers() -> None:
    for sentence in own_sentences():
        verbs = {index for index, word in enumerate(sentence.words) if word.upos == "VERB"}
        assert set(sentence.verbs) == verbs, sentence.about["sent_id"]
        for index, verb in sentence.verbs.items():
            assert not (verb.passive and verb.object), sentence.about["sent_id"]
            assert verb.subject is None or verb.subject.head != index, sentence.about["sent_id"]
            assert verb.subject is None or verb.subject.kind == "" or verb.subject.head < index


def test_a_dash_that_is_a_tatweel_belongs_to_no_word(tmp_path: Path) -> None:
    rows = [
        ("فقط", "ADV", "SpaceAfter=No"),
        ("\u0640", "PUNCT", "_"),
        ("عن", "ADP", "SpaceAfter=No"),
        ("ما", "PRON", "_"),
    ]
    path = tmp_path / "dash.conllu"
    path.write_text(
        "".join(f"{i}\t{form}\t_\t{upos}\t_\t_\t_\t_\t_\t{misc}\n" for i, (form, upos, misc) in enumerate(rows, 1)),
        encoding="utf-8",
    )
    assert read_conllu(path) == [[GoldWord("فقط", frozenset(), "ADV"), GoldWord("عما", frozenset(), "ADP")]]
