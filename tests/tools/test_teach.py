"""An encoder made here, small and untrained, teaches from end to end."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="teaching needs torch, which waqai itself never does")
pytest.importorskip("transformers", reason="teaching needs transformers, which waqai itself never does")

from waqai.evaluate.gold import GoldReport
from waqai.model import Report, Span
from waqai.train.finder import lessons_in

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "teach.py"))
TEXT = "قصفت الطائرات بلدة النهر صباح أمس، وقال ناشطون إن الجيش أرسل تعزيزات."
OTHER = "التقى الوزير وفد المعارضة في العاصمة يوم الأحد وبحث معه شروط الهدنة."


def encoder(folder: Path) -> Path:
    transformers = pytest.importorskip("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *{*TEXT.split(), *OTHER.split()}]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    transformers.BertForMaskedLM(transformers.BertConfig(vocab_size=len(words), **size)).save_pretrained(folder)
    return folder


def test_lessons_are_written_for_every_fold(tmp_path: Path) -> None:
    event = {"type": "ASSAULT", "trigger_span": Span(0, 4), "also_spans": []}
    gold = [GoldReport(f"r{n}", Report(text=f"{TEXT} {n}"), {"events": [event]}) for n in range(5)]
    TOOL["teach"](
        str(encoder(tmp_path)), gold, [Report(text=OTHER), Report(text=TEXT)], tmp_path / "lessons.jsonl", (1, 2)
    )
    lines = list(lessons_in(tmp_path / "lessons.jsonl"))
    assert [(text, fold) for text, fold, _ in lines] == [(OTHER, fold) for fold in (0, 1, 2, 3, 4, None)]
    assert json.loads((tmp_path / "lessons.jsonl").read_text(encoding="utf-8").splitlines()[0])["text"] == OTHER
