"""The only place that knows the order of the stages: report in, record out."""

from __future__ import annotations

from datetime import date

from waqai.claims.claims import find_claims
from waqai.claims.context import Context
from waqai.claims.scene import Counted, Party, Scene, in_order, located
from waqai.claims.scorer import Models, shipped_models
from waqai.errors import DateError
from waqai.language import analyse
from waqai.language.numbers import find_quantities
from waqai.mentions.entities import find_entities
from waqai.mentions.places import find_places
from waqai.model import Analysis, Entity, Record, Report
from waqai.resolve.entities import cluster, entity_of
from waqai.resolve.places import resolve_places
from waqai.resolve.times import find_times


def read(text: str, *, published: str | date | None = None, outlet: str | None = None) -> Record:
    """Code one report given as text; `published` is a date or an ISO date, None where it is unknown.

    Raises DateError where `published` is no date.
    """
    try:
        day = date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError as error:
        raise DateError(f"{published!r} is no date", "write it as YYYY-MM-DD") from error
    return code(Report(text=text, outlet=outlet, published=day))


def code(report: Report, models: Models | None = None) -> Record:
    """Code one report; `models` are the shipped ones unless given."""
    context = context_of(report)
    claims = find_claims(context, models or shipped_models())
    return Record(
        report=report,
        entities=claims.entities,
        places=claims.places,
        times=tuple(context.scene.named_times),
        events=claims.events,
        relations=claims.relations,
    )


def context_of(report: Report) -> Context:
    """Run the stages up to the claims: what the learned scorers, and those who train them, look at."""
    analysis = analyse(report.text)
    entities, parties = _who(analysis)
    places = resolve_places(find_places(analysis), report.text)
    times = find_times(analysis, report.published)
    scene = Scene(
        analysis=analysis,
        entities=entities,
        parties=parties,
        named_places=places,
        named_times=times,
        places=located(analysis, places),
        times=located(analysis, times),
        counts=[Counted(found.first, found.last, found.quantity) for found in find_quantities(analysis.tokens)],
    )
    return Context.of(scene)


def _who(analysis: Analysis) -> tuple[dict[str, Entity], tuple[Party, ...]]:
    """Return the actors by id, and every mention with the actor it names, in text order."""
    entities: dict[str, Entity] = {}
    parties: list[Party] = []
    for known in cluster(find_entities(analysis)):
        entity = entity_of(known, analysis.text)
        entities[entity.id] = entity
        parties += [Party(entity=entity.id, mention=mention) for mention in known.mentions]
    return entities, in_order(parties)
