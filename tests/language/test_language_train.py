from __future__ import annotations

from pathlib import Path

import pytest

from waqai.language import counts, train
from waqai.language.treebank import GoldWord, read_conllu
from waqai.language.weights import read_weights, write_weights

CONLLU = """# text = وسيصل الوفد إلى بيتهم.
1\tو\tو\tCCONJ\t_\t_\t3\tcc\t_\tSpaceAfter=No
2\tس\tس\tPART\t_\t_\t3\taux\t_\tSpaceAfter=No
3\tيصل\tوصل\tVERB\t_\t_\t0\troot\t_\t_
4\tالوفد\tوفد\tNOUN\t_\t_\t3\tnsubj\t_\t_
5\tإلى\tإلى\tADP\t_\t_\t6\tcase\t_\t_
6\tبيت\tبيت\tNOUN\t_\t_\t3\tobl\t_\tSpaceAfter=No
7\tهم\tهو\tPRON\t_\t_\t6\tnmod\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu"
    path.write_text(CONLLU * 3, encoding="utf-8")
    return path


def test_a_treebank_is_read_as_printed_words(treebank: Path) -> None:
    words = read_conllu(treebank)[0]
    assert [word.word for word in words] == ["وسيصل", "الوفد", "إلى", "بيتهم", "."]
    assert words[0] == GoldWord("وسيصل", frozenset({1, 2}), "VERB")
    assert words[3] == GoldWord("بيتهم", frozenset({3}), "NOUN")
    assert words[4].kind == "punct"


def test_counts_survive_their_file(tmp_path: Path) -> None:
    counted = counts.count_forms(["وصل الوفد. وَصَلَ الوفد", "وصل"])
    assert counted == {"وصل": 3, "الوفد": 2}
    counts.write_counts(counted, tmp_path / "c", least=3)
    assert counts.read_counts((tmp_path / "c").read_bytes()) == {"وصل": 3}


def test_weights_survive_their_file(tmp_path: Path) -> None:
    write_weights({"b|x": -1.25, "a": 2.0, "tiny": 1e-4}, tmp_path / "w")
    assert dict(read_weights((tmp_path / "w").read_bytes())) == {"a": 2.0, "b|x": -1.25}


FILES = {"splits.txt.xz", "classes.txt.xz", "subject.txt.xz", "object.txt.xz"}


def test_training_writes_weights_and_restores_the_shipped_ones(
    treebank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(train, "NEWS", treebank)
    before = train.judge(read_conllu(treebank))
    train.train(treebank, None, tmp_path / "out", folds=3)
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    printed = capsys.readouterr().out
    assert "3-fold, treebank: words split right" in printed
    assert "3-fold, news, clause: precision" in printed
    assert train.judge(read_conllu(treebank)) == before
