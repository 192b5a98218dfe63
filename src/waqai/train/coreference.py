"""Trains who is who: a mention against every actor of the annotation that was named before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waqai.evaluate.gold import GoldReport
from waqai.model import Mention, Span
from waqai.pipeline import mentions_of
from waqai.claims.scene import located
from waqai.language import analyse
from waqai.resolve.cluster import Cluster
from waqai.resolve.coreference import comparable, link_features
from waqai.resolve.entities import by_recency
from waqai.resolve.times import find_times
from waqai.scorer import LinearModel
from waqai.train.fit import fit
from waqai.train.samples import Sample

Json = dict[str, Any]
_ALIKE = 0.34


def train_coreference(reports: Sequence[GoldReport]) -> LinearModel:
    """Return the model of coreference."""
    return fit([sample for report in reports for sample in _samples(report)])


def _samples(report: GoldReport) -> list[Sample]:
    """Walk through the mentions as the annotation groups them; what it does not name is an actor of its own."""
    analysis = analyse(report.report.text)
    mentions = mentions_of(analysis, located(analysis, find_times(analysis, report.report.published)))
    clusters: dict[str, Cluster] = {}
    samples = []
    for number, mention in enumerate(mentions):
        real = _annotated(mention, report.record["entities"])
        for rank, known in enumerate(by_recency(list(clusters.values()))):
            if comparable(mention, known) and mention.key not in {other.key for other in known.mentions}:
                label = real is not None and clusters.get(real) is known
                samples.append(Sample(link_features(mention, known, rank), label, report.name))
        clusters.setdefault(real or f"unnamed {number}", Cluster()).mentions.append(mention)
    return samples


def _annotated(mention: Mention, entities: Sequence[Json]) -> str | None:
    """Return the annotated entity whose printed name lies closest to the mention, None where none is close."""
    scored = [(_likeness(mention.span, span), entity["id"]) for entity in entities for span in entity["spans"]]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


def _likeness(left: Span, right: Span) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared / (max(left.end, right.end) - min(left.start, right.start)) if shared > 0 else 0.0
