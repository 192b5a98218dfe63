"""Report in, record out: here alone the stages are put in their order."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from waqai.claims.claims import find_claims
from waqai.claims.collectives import with_members
from waqai.claims.context import Context
from waqai.claims.fields import contexts_of
from waqai.claims.negotiations import find_negotiations
from waqai.claims.reader import Reader, shipped_reader
from waqai.claims.scene import Counted, Located, Party, Scene, in_order, located
from waqai.claims.told import Told
from waqai.claims.truces import find_truces
from waqai.errors import DateError
from waqai.language import analyse
from waqai.language.counts import shipped_counts
from waqai.language.numbers import find_quantities
from waqai.language.voice import passive
from waqai.mentions.counted import Count, with_counts
from waqai.mentions.entities import find_entities
from waqai.mentions.places import find_places
from waqai.model import Analysis, Entity, Event, Mention, Negotiation, Record, Report, Truce
from waqai.resolve.apposition import named_by
from waqai.resolve.entities import cluster, entity_of, state_names
from waqai.resolve.places import resolve_places
from waqai.resolve.registry import Story, link, persons
from waqai.resolve.times import find_times
from waqai.scorer import LinearModel, Models, shipped_models

#: The name of the model that decides who is who.
COREFERENCE = "coreference"
#: How many new objects bring about a garbage collection, once settled in.
_YOUNG = 100_000


def read(text: str, *, published: str | date | None = None, outlet: str | None = None) -> Record:
    """Code one report given as text; `published` is a date or an ISO date, None where it is unknown.

    Raises DateError where `published` is no date.
    """
    try:
        day = date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError as error:
        raise DateError(f"{published!r} is no date", "write it as YYYY-MM-DD") from error
    return code(Report(text=text, outlet=outlet, published=day))


def code(report: Report, models: Models | None = None, reader: Reader | None = None) -> Record:
    """Code one report; `models` and `reader` are the shipped ones unless given."""
    models = shipped_models() if models is None else models
    context = context_of(report, models, reader)
    claims = find_claims(context, models)
    return Record(
        report=report,
        entities=claims.entities,
        places=claims.places,
        times=tuple(context.scene.named_times),
        events=claims.events,
        relations=claims.relations,
        negotiations=claims.negotiations,
        truces=claims.truces,
        contexts=contexts_of(context.scene.analysis),
    )


def states_from(record: Record) -> Callable[[Iterable[Event]], tuple[Negotiation | Truce, ...]]:
    """Return what reads off events of the record's report where they leave negotiations and truces, as `code` does."""
    actors = {entity.id: entity for entity in record.entities}
    told = Told(analyse(record.report.text), actors, record.events, record.relations)

    def read_off(events: Iterable[Event]) -> tuple[Negotiation | Truce, ...]:
        rows = tuple(events)
        return (*find_negotiations(told, rows), *find_truces(told, rows))

    return read_off


def settle_in() -> None:
    """Load all that coding needs and keep it out of garbage collection: worth it before many reports.

    Collections of the whole process become rarer too, since coding leaves next to no cycles behind.
    """
    code(Report(text="أعلن المتحدث باسم الجيش وقف القصف يوم الخميس في ريف درعا."))
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def context_of(report: Report, models: Models, reader: Reader | None = None) -> Context:
    """Run the stages up to the claims: what the learned scorers, and those who train them, look at.

    Of the models only that of coreference is used; without it the rules alone decide who is who. The reader is the
    shipped one unless given.
    """
    analysis = analyse(report.text)
    times = find_times(analysis, report.published)
    when, counts = located(analysis, times), _counts(analysis)
    story = Story(analysis.tokens, mentions_of(analysis, when, counts), report.published)
    holders = named_by(analysis, story.mentions, [(row.first, row.last) for row in when])
    entities, parties = _who(story, analysis.text, models.get(COREFERENCE), holders)
    places = resolve_places(find_places(analysis), report.text)
    scene = Scene(
        analysis=analysis,
        entities=entities,
        parties=parties,
        named_places=places,
        named_times=times,
        places=located(analysis, places),
        times=when,
        counts=counts,
        published=report.published,
    )
    return Context.of(with_members(scene), reader or shipped_reader(), passive)


def _counts(analysis: Analysis) -> list[Counted]:
    """Return what is counted; shares and places in a row count nobody."""
    found = find_quantities(analysis.tokens)
    return [Counted(f.first, f.last, f.quantity) for f in found if f.kind in {"cardinal", "vague"}]


def mentions_of(
    analysis: Analysis, times: Sequence[Located], counts: Sequence[Counted] | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of actors, none inside a time phrase; `counts` is what the text counts, where at hand."""
    found = find_entities(analysis, [(row.first, row.last) for row in times], shipped_counts())
    counted = [Count(row.first, row.last, row.quantity) for row in counts or _counts(analysis)]
    return tuple(with_counts(analysis, found, counted))


def _who(
    story: Story, text: str, model: LinearModel | None, holders: Mapping[Mention, Mention]
) -> tuple[dict[str, Entity], tuple[Party, ...]]:
    """Return the actors by id, and every mention with the actor it names, in text order."""
    entities: dict[str, Entity] = {}
    parties: list[Party] = []
    states = state_names(story.tokens)
    for known in cluster(story.mentions, model, persons(story), holders):
        who = link(known, story)
        entity = entity_of(known, text, who, states.get(who.id or "", ()))
        entities[entity.id] = entity
        parties += [Party(entity=entity.id, mention=mention) for mention in known.mentions]
    return entities, in_order(parties)
