"""The question of a board, read from the address of its page; a form sends fields that are empty."""

from typing import Annotated

from fastapi import Depends, Query

from waqai.web.context import Context
from waqai.web.draw.speech import Speech
from waqai.web.views.asking import Asking, day_of
from waqai.web.words import Words

Field = Annotated[str | None, Query(max_length=200)]


def _asking(
    as_of: Field = None, known_by: Field = None, actor: Field = None, place: Field = None, after: Field = None
) -> Asking:
    return Asking(
        as_of=day_of(as_of, "as_of"),
        known_by=day_of(known_by, "known_by"),
        actor=(actor or "").strip() or None,
        place=(place or "").strip() or None,
        after=after or None,
    )


Question = Annotated[Asking, Depends(_asking)]


def speech_of(here: Context) -> Speech:
    """Return how the pictures of the page speak."""
    return Speech(Words(here.language), here.language)
