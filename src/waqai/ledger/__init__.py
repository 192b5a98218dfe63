"""Folds what all reports say into states: negotiations, truces, deals, control and more, on any day."""

from waqai.ledger.ledger import Ledger, fold_ledger
from waqai.ledger.values import (
    STATES,
    Course,
    Delegate,
    Matter,
    Position,
    Spot,
    Stance,
    Statement,
    Transition,
)
from waqai.link import Source, Teller

__all__ = [
    "STATES", "Course", "Delegate", "Ledger", "Matter", "Position", "Source", "Spot", "Stance", "Statement", "Teller",
    "Transition", "fold_ledger",
]  # fmt: skip
