"""Trains who is who: a mention against every actor of the annotation that was named before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waqai.claims.scene import located
from waqai.evaluate.gold import GoldReport
from waqai.language import analyse
from waqai.pipeline import mentions_of
from waqai.resolve.cluster import Cluster
from waqai.resolve.coreference import link_features, standings
from waqai.resolve.entities import HORIZON
from waqai.resolve.times import find_times
from waqai.scorer import LinearModel
from waqai.train.fit import fit
from waqai.train.labels import annotated_entity
from waqai.train.samples import Sample

_STRENGTH = 1.0


def train_coreference(reports: Sequence[GoldReport]) -> LinearModel:
    """Return the model of coreference."""
    return fit([sample for report in reports for sample in _samples(report)], strength=_STRENGTH)


def _samples(report: GoldReport) -> list[Sample]:
    """Walk through the mentions as the annotation groups them; what it does not name is an actor of its own."""
    analysis = analyse(report.report.text)
    mentions = mentions_of(analysis, located(analysis, find_times(analysis, report.report.published)))
    clusters: dict[str, Cluster] = {}
    samples = []
    covered = 0  # tokens before this one stand in a mention already
    for number, mention in enumerate(mentions):
        real = annotated_entity(mention, report.record["entities"], nested=mention.last <= covered)
        covered = max(covered, mention.last)
        for known, standing in standings(mention, _by_recency(clusters.values())[:HORIZON]):
            if not known.shares(mention.key):
                label = real is not None and clusters.get(real) is known
                samples.append(Sample(link_features(mention, known, standing).flat(), label, report.name))
        clusters.setdefault(real or f"unnamed {number}", Cluster()).add(mention)
    return samples


def _by_recency(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters, the last named first."""
    return sorted(clusters, key=lambda known: -known.mentions[-1].first)
