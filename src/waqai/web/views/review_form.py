"""What somebody filled in on the form of a claim, an actor, a place or a time: only the fields that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from waqai.errors import UsageError
from waqai.model import Attribution, Record, Span
from waqai.revise import FIELDS, Scene
from waqai.revise.fields import Target, value_of

Json = Any
Form = Mapping[str, Sequence[str]]
#: At which length a form's text is cut short: names and offices are shorter.
_LONGEST: Final = 500


def changes(form: Form, record: Record, value: Target) -> dict[str, Json]:
    """Return field → JSON of what `form` says otherwise than `value`, a value of `record`, does.

    Raises UsageError where something cannot be read.
    """
    scene, found = Scene(record), {}
    for name, field in FIELDS[type(value).__name__].items():
        reader = _READERS.get(name, _one)
        said = reader(form, name, scene, value)
        if field.read(scene, said) != value_of(field, value):
            found[name] = said
    return found


def span_of(text: str) -> Span:
    """Return the span that a form writes as "3-14"; raise UsageError where it is none."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(text) < 20):  # noqa: PLR2004
        raise UsageError("no words are selected", "select words in the text first")
    return Span(int(first), int(last))


def texts(form: Form, name: str) -> list[str]:
    """Return the values that are filled in under a name."""
    return [value for value in form.get(name, ()) if value.strip()]


def text(form: Form, name: str) -> str:
    """Return the one value under a name, "" where there is none."""
    return next(iter(texts(form, name)), "").strip()[:_LONGEST]


def _one(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001  as all readers
    return text(form, name) or None


def _several(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    return texts(form, name)


def _span(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    said = text(form, name)
    if not said:
        return None
    span = span_of(said)
    return [span.start, span.end]


def _ref(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    said = text(form, name)
    return scene.ref(said) if said else None


def _refs(form: Form, name: str, scene: Scene, value: Any) -> Json:
    """Read who is ticked; those who were there before keep their order."""
    ticked = texts(form, name)
    known = [each for each in getattr(value, name) if each in ticked]
    return [scene.ref(each) for each in dict.fromkeys((*known, *ticked))]


def _sources(form: Form, name: str, scene: Scene, value: Any) -> Json:
    before: Sequence[Attribution] = getattr(value, name)
    ticked = [(each, stance) for stance in ("asserts", "denies") for each in texts(form, stance)]
    cues = {(each.entity, str(each.stance)): each.cue for each in before}
    order = [key for key in cues if key in ticked]
    rows = []
    for entity, stance in dict.fromkeys((*order, *ticked)):
        cue = cues.get((entity, stance))
        at = [cue.start, cue.end] if cue else None
        rows.append({"entity": scene.ref(entity), "stance": stance, "cue": at})
    return rows


def _figures(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    columns = [form.get(f"toll_{part}", ()) for part in ("kind", "min", "max", "at")]
    rows = []
    for kind, low, high, at in zip_longest(*columns, fillvalue=""):
        if kind and (low.strip() or at.strip()):
            span = span_of(at)
            rows.append({"kind": kind, "min": _number(low), "max": _number(high), "at": [span.start, span.end]})
    return rows


def _number(said: str) -> int | None:
    if not said.strip():
        return None
    if not said.strip().isdecimal() or len(said) > 12:  # noqa: PLR2004
        raise UsageError(f"{said!r} is no count", "write a whole number")
    return int(said)


def _point(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    place = {axis: _degrees(text(form, axis)) for axis in ("latitude", "longitude")}
    precision = text(form, "precision") or None
    return {**place, "gazetteer_id": text(form, "gazetteer_id") or None, "precision": precision}


def _degrees(said: str) -> float | None:
    try:
        return float(said) if said else None
    except ValueError:
        raise UsageError(f"{said!r} is no number of degrees", "write it as 32.62") from None


def _bounds(form: Form, name: str, scene: Scene, value: Any) -> Json:  # noqa: ARG001
    return {"from": text(form, "from") or None, "to": text(form, "to") or None}


_READERS: Final[dict[str, Callable[[Form, str, Scene, Any], Json]]] = {
    "modes": _several,
    "trigger": _span,
    "topic": _span,
    "actors": _refs,
    "recipients": _refs,
    "places": _refs,
    "times": _refs,
    "parties": _refs,
    "mediators": _refs,
    "guarantors": _refs,
    "subject": _ref,
    "object": _ref,
    "place": _ref,
    "sources": _sources,
    "casualties": _figures,
    "point": _point,
    "bounds": _bounds,
}
