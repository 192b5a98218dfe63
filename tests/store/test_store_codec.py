"""A record there and back as the store keeps it."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import record, report
from waqai.demo import reports
from waqai.errors import StoreError
from waqai.model import Delegate, Negotiation, NegotiationState, Record, Span, Truce, TruceState
from waqai.pipeline import code
from waqai.store.codec import decode, encode

ONE = record(report("أعلن الوسيط هدنة."), days=(date(2024, 3, 1), None))


def test_the_demo_comes_back_as_it_was() -> None:
    for _, source in list(reports())[:4]:
        coded = code(source)
        assert decode(source, encode(coded)) == coded


@given(st.lists(st.builds(Span, st.integers(0, 999), st.integers(0, 999)), max_size=3), st.text(max_size=5))
def test_all_kinds_of_claims_come_back(spans: list[Span], name: str) -> None:
    whole = replace(
        ONE,
        negotiations=(
            Negotiation(
                parties=(name, "E2"), state=NegotiationState.FAILED, delegates=(Delegate("E1"), Delegate("E2", name)),
                issues=tuple(spans), reason=spans[0] if spans else None,
            ),
        ),
        truces=(Truce(parties=("E1",), state=TruceState.VIOLATED, place=None, duration_stated=True),),
    )  # fmt: skip
    assert decode(whole.report, encode(whole)) == whole


def test_equal_records_give_equal_bytes() -> None:
    assert encode(ONE) == encode(replace(ONE))


def test_fields_that_came_or_went_do_no_harm() -> None:
    form = json.loads(zlib.decompress(encode(ONE)))
    form["events"][0]["mood"] = "glad"
    form["weather"] = []
    del form["events"][0]["because"]
    found = decode(ONE.report, zlib.compress(json.dumps(form).encode()))
    assert found.events[0] == replace(ONE.events[0], because=())


@pytest.mark.parametrize("body", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"events": [{"id": "e"}]}')])
def test_what_cannot_be_read_is_said(body: bytes) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        decode(ONE.report, body)


def test_an_empty_record_is_small() -> None:
    assert len(encode(Record(report=ONE.report))) < 20
