"""What reports have in common: who is one and the same, what happened once, and where they contradict each other."""

from waqai.link.actors import Actor, Cast, cast, home_of
from waqai.link.filed import Filed, in_order

__all__ = ["Actor", "Cast", "Filed", "cast", "home_of", "in_order"]
