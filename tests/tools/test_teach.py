"""An encoder made here, small and untrained, teaches from end to end."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="teaching needs torch, which waqai itself never does")
pytest.importorskip("transformers", reason="teaching needs transformers, which waqai itself never does")

from waqai.evaluate.gold import GoldReport
from waqai.model import Report, Span
from waqai.train.lessons import Role, labelled_in

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
    party = {"id": "e1", "kind": "force", "spans": [Span(5, 13)], "name": "الطائرات"}
    event = {
        "id": "v1", "type": "ASSAULT", "trigger_span": Span(0, 4), "also_spans": [], "actors": ["e1"],
        "recipients": [], "places": [], "times": [], "sources": [],
    }  # fmt: skip
    record: dict[str, list[object]] = {
        "entities": [party], "places": [], "times": [], "events": [event], "relations": [],
    }  # fmt: skip
    gold = [GoldReport(f"r{n}", Report(text=f"{TEXT} {n}"), record) for n in range(5)]
    out = tmp_path / "lessons.jsonl"
    TOOL["teach"](str(encoder(tmp_path)), gold, [Report(text=OTHER), Report(text=TEXT)], out, (1, 2))
    (labelled,) = labelled_in(out)
    assert labelled.text == OTHER
    assert set(labelled.said) == {0, 1, 2, 3, 4, None}
    said = labelled.by(0)
    assert (0, "CONSULT", "actor", OTHER.index("الوزير")) in {role[:4] for role in _by_type(said.roles)}
    told, ties = said.told or (), said.ties or ()
    chances = [*(row[2] for row in told), *(row[4] for row in said.roles), *(row[3] for row in said.same)]
    assert all(0 <= chance <= 1 for chance in (*chances, *(row[5] for row in ties)))
    assert told
    assert {(OTHER[start:end], OTHER[other:close]) for start, end, other, close, *_ in ties} >= {
        ("الوزير", "وفد المعارضة")
    }


def _by_type(roles: Sequence[Role]) -> Iterator[Role]:
    return ((start, kind.split("|")[0], part, filler, chance) for start, kind, part, filler, chance in roles)
