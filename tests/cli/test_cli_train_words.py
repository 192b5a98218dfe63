"""`waqai train words` hands on to the training of the language room."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import Waqai
from waqai.errors import MissingFileError
from waqai.language import train

SENTENCE = """# text = ووصل الوفد
1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\tSpaceAfter=No
2\tوصل\tوصل\tVERB\t_\t_\t0\troot\t_\t_
3\tالوفد\tوفد\tNOUN\t_\t_\t2\tnsubj\t_\t_

"""


@pytest.fixture
def shipped_news_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let training use a few sentences in place of our own news, so that it takes a moment."""
    (tmp_path / "news.conllu").write_text(SENTENCE * 4, encoding="utf-8")
    monkeypatch.setattr(train, "NEWS", tmp_path / "news.conllu")


@pytest.mark.usefixtures("shipped_news_aside")
def test_weights_go_where_they_are_told(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "small.conllu").write_text(SENTENCE * 4, encoding="utf-8")
    (tmp_path / "reports.jsonl").write_text('{"text": "وصل الوفد"}\n' * 3, encoding="utf-8")
    code, out, err = waqai(
        "train", "words", tmp_path / "small.conllu", "--reports", tmp_path / "reports.jsonl", "--out", tmp_path / "out",
        "--folds", "2",
    )  # fmt: skip
    assert code == 0
    assert "2-fold" in out
    assert err.startswith("waqai: trained on ")
    made = {path.name.removesuffix(".txt.xz") for path in (tmp_path / "out").iterdir()}
    assert made == {"splits", "classes", "counts", "subject", "object"}


def test_a_treebank_that_is_not_there_is_named(waqai: Waqai, tmp_path: Path) -> None:
    code, out, err = waqai("train", "words", tmp_path / "none.conllu")
    assert (code, out) == (MissingFileError.exit_code, "")
    assert "none.conllu" in err
