"""What reports have in common: who is one and the same, what happened once, and where they contradict each other."""

from waqai.link.actors import Actor, Cast, cast, home_of
from waqai.link.contradictions import Conflict, Contradiction, Voice, contradictions
from waqai.link.filed import Filed, in_order
from waqai.link.happenings import Account, Happening, Version, happenings
from waqai.link.tolls import Toll, tolls

__all__ = [
    "Account", "Actor", "Cast", "Conflict", "Contradiction", "Filed", "Happening", "Toll", "Version", "Voice", "cast",
    "contradictions", "happenings", "home_of", "in_order", "tolls",
]  # fmt: skip
