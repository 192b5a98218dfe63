"""Making ready for readers: what the first of them would wait for is loaded before."""

from __future__ import annotations

import gc
from typing import Final

from waqai.lexicon.place_labels import place_labels
from waqai.store import stems_of
from waqai.web.rendering import environment
from waqai.web.words import LANGUAGES

#: How many new objects there are between collections of the youngest; pages leave next to no cycles behind.
_YOUNG: Final = 20_000


def warm() -> None:
    """Load templates and words, and keep what is there out of garbage collection, which would halt all readers.

    It holds for the whole process: call it once, before serving.
    """
    for language in LANGUAGES:
        made = environment(language)
        for name in made.list_templates(extensions=["html"]):
            made.get_template(name)
    stems_of("هدنة")
    place_labels()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
