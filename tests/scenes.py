"""What tests of the later rooms start from: mentions made by hand, and reports read by rule up to their claims."""

from __future__ import annotations

from collections.abc import Mapping

from waqai.claims.context import Context
from waqai.claims.events import find_events
from waqai.claims.scene import Party
from waqai.claims.status_features import UNREAL, model_name
from waqai.model import EntityKind, Event, Mention, Report, Span, Token
from waqai.pipeline import context_of
from waqai.scorer import LinearModel, Models, shipped_models


def mention(  # noqa: PLR0913  a mention has many parts
    key: str,
    at: int = 0,
    *,
    words: int = 1,
    kind: EntityKind | None = None,
    form: str = "name",
    country: str | None = None,
    title: str = "",
    named: bool = False,
    because: str = "head test",
    printed: str = "",
    pronoun: str = "",
) -> Mention:
    """Return a mention with this key at token `at`; token n stands at characters 10 n to 10 n + 9."""
    span = Span(at * 10, (at + words) * 10 - 1)
    return Mention(
        span=span, first=at, last=at + words, head=at, form=form, key=key, kind=kind, country=country, title=title,
        name=span if named else None, because=because, printed=printed, pronoun=pronoun,
    )  # fmt: skip


def person(name: str, at: int = 0, *, title: str = "", form: str = "name", country: str | None = None) -> Mention:
    """Return a mention of a person by name."""
    return mention(
        f"person:{name}", at, kind=EntityKind.PERSON, title=title, form=form, country=country, named=True,
        words=len(name.split()),
    )  # fmt: skip


def context(text: str) -> Context:
    """Return the context of a text; the rules alone decide who is who."""
    return context_of(Report(text=text), Models({}))


def token(context: Context, word: str) -> Token:
    """Return the first token with this spelling."""
    return next(token for token in context.scene.tokens if token.plain == word)


def party(context: Context, words: str) -> Party:
    """Return the first party with this spelling."""
    text = context.scene.analysis.text
    return next(party for party in context.scene.parties if party.mention.span.of(text) == words)


def spelt(context: Context, parties: tuple[Party, ...]) -> list[str]:
    """Return how parties are printed."""
    return [party.mention.span.of(context.scene.analysis.text) for party in parties]


def names(context: Context, entities: tuple[str, ...] | list[str]) -> list[str]:
    """Return the names of entities given by id."""
    return [context.scene.entities[entity].name for entity in entities]


#: Models that take, and that refuse, whatever they are asked about.
ALL = LinearModel(bias=4.0, weights={}, threshold=0.5)
NONE = LinearModel(bias=-9.0, weights={}, threshold=0.5)


def models(default: LinearModel, changed: Mapping[str, LinearModel] | None = None) -> Models:
    """Return a full set of models, all `default` but for those whose name is one of `changed` or ends in it.

    So "actor" stands for every model that judges actors, whatever it looks at. Those of status are left out: the rules
    decide.
    """
    statuses = {model_name(status) for status in UNREAL}
    rows = dict.fromkeys(shipped_models().keys() - statuses, default)
    for wanted, model in (changed or {}).items():
        named = [name for name in rows if name == wanted or name.endswith(f" {wanted}")]
        assert named, f"no model is named {wanted!r}"
        rows.update(dict.fromkeys(named, model))
    return Models(rows)


def events_of(context: Context, models: Models) -> dict[str, Event]:
    """Return the events of a context by their triggers as printed."""
    text = context.scene.analysis.text
    return {event.trigger.of(text): event for event in find_events(context, models)}
