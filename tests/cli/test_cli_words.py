"""`waqai words`: a text or standard input, for the eye or as JSON."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest

from support import Waqai


def test_a_text_is_shown(waqai: Waqai) -> None:
    code, out, err = waqai("words", "قال الوسيط إن الوفد وصل")
    assert (code, err) == (0, "")
    assert "sentence 1" in out
    assert "3 m sg past" in out


def test_json_is_one_object(waqai: Waqai) -> None:
    data = json.loads(waqai("words", "قال الوسيط إن الوفد وصل", "--json")[1])
    assert [clause["text"] for clause in data["sentences"][0]["clauses"]] == ["قال الوسيط", "إن الوفد وصل"]


def test_standard_input_is_read(waqai: Waqai, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO("وصل الوفد.\nغادر الوسيط.\n".encode("windows-1256"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=data))
    code, out, _ = waqai("words", "-", "--json")
    assert code == 0
    assert [sentence["text"] for sentence in json.loads(out)["sentences"]] == ["وصل الوفد.", "غادر الوسيط."]


@pytest.mark.parametrize(("text", "expected"), [("  ", 2), ("no Arabic at all", 3)])
def test_what_is_no_text_is_named(waqai: Waqai, text: str, expected: int) -> None:
    code, out, err = waqai("words", text)
    assert (code, out) == (expected, "")
    assert err.count("\n") == 1
