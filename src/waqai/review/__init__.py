"""Review: people look at what the machine coded, in the order of its doubt and weight; what they say makes gold."""

from waqai.review.acting import Answer, Reviewer
from waqai.review.agreement import Agreement, Field, agreements
from waqai.review.gold import annotation_of, export_gold
from waqai.review.sight import Panel, Sight
from waqai.review.weighing import weigh

__all__ = [
    "Agreement",
    "Answer",
    "Field",
    "Panel",
    "Reviewer",
    "Sight",
    "agreements",
    "annotation_of",
    "export_gold",
    "weigh",
]  # fmt: skip
