"""How right the coder is: gold readers, figures per stage, floors and the error sheet."""

from waqai.evaluate.facts import FACTS, Score, Tally
from waqai.evaluate.gold import GoldReport, read_gold
from waqai.evaluate.reports import FIGURES, Evaluation, Judged, evaluate_directory, evaluate_reports

__all__ = [
    "FACTS", "FIGURES", "Evaluation", "GoldReport", "Judged", "Score", "Tally", "evaluate_directory",
    "evaluate_reports", "read_gold",
]  # fmt: skip
