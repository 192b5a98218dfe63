"""How a picture speaks: its words, its direction and its way of writing days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_time
from markupsafe import Markup

from waqai.web.draw.scale import Tick
from waqai.web.words.days import LONG, written

_TICKS = {"day": "d MMM", "month": "MMM", "year": "y"}


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language, as templates have them: `words(key, **values)`; `language` is "ar" or "en"."""

    words: Callable[..., Markup]
    language: str

    @property
    def rtl(self) -> bool:
        """Whether it is read from the right."""
        return self.language == "ar"

    def say(self, key: str, **values: object) -> str:
        """Return the text of a key as it is, to be escaped by whoever writes it down."""
        return self.words(key, **values).unescape()

    def listed(self, names: tuple[str, ...]) -> str:
        """Return names with commas between."""
        return self.say("list.comma").join(names)

    def day(self, day: date, *, year: bool = True) -> str:
        """Return a day as people write it."""
        return written(day, self.language, LONG if year else "d MMM")

    def days(self, first: date, last: date) -> str:
        """Return a day, or from when to when."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def tick(self, tick: Tick) -> str:
        """Return what stands at a tick of an axis."""
        if tick.unit == "hour":
            return format_time(tick.at, "HH:mm", locale=self.language)
        return written(tick.at, self.language, _TICKS[tick.unit])
