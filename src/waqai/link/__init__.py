"""What reports have in common: who is one and the same, what happened once, and where they contradict each other."""

from waqai.link.actors import Actor, Cast, Name, cast, home_of
from waqai.link.contradictions import Conflict, Contradiction, Voice, contradictions
from waqai.link.filed import Filed, Listed, in_order
from waqai.link.happenings import Account, Figure, Happening, Version, accounts, happenings
from waqai.link.source import Source, Teller, source_of
from waqai.link.tolls import Toll, tolls
from waqai.link.verdicts import Verdicts

__all__ = [
    "Account", "Actor", "Cast", "Conflict", "Contradiction", "Figure", "Filed", "Happening", "Listed", "Name", "Source",
    "Teller", "Toll", "Verdicts", "Version", "Voice", "accounts", "cast", "contradictions", "happenings", "home_of",
    "in_order", "source_of", "tolls",
]  # fmt: skip
