"""What a desk knows, ready to be asked: where matters stand, who is who, what contradicts what; page by page."""

from waqai.desk.desk import Desk
from waqai.desk.values import Asked, Change, Head, Known, Shown, Step, Tied, What

__all__ = ["Asked", "Change", "Desk", "Head", "Known", "Shown", "Step", "Tied", "What"]
