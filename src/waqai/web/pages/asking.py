"""The questions of boards, read from the addresses of their pages; a form sends fields that are empty."""

from typing import Annotated

from fastapi import Depends, Query

from waqai.web.context import Context
from waqai.web.draw.speech import Speech
from waqai.web.views.asking import Asking, day_of
from waqai.web.words import Words

#: Widths of pictures in user units: for a desk and for a phone.
WIDE, NARROW = 1120, 380
#: How many days a brief may look back.
_LONGEST = 3660

Field = Annotated[str | None, Query(max_length=200)]
Kinds = Annotated[list[str] | None, Query(max_length=20)]
Days = Annotated[int, Query(ge=1, le=_LONGEST)]
Actors = Annotated[list[str] | None, Query(max_length=50)]


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
