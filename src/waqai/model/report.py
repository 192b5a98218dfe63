"""One news report, as received."""

from __future__ import annotations

from datetime import date

from waqai.model.ids import content_id
from waqai.model.values import value

_HEADLINE = 160


@value(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: `text` is never changed; `published` is None where nobody says when it came out."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None

    @property
    def headline(self) -> str:
        """The title, or the first line that says something, cut to 160 characters with an ellipsis."""
        first = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        line = self.title or first
        return line if len(line) <= _HEADLINE else line[:_HEADLINE].rstrip() + "…"

    @property
    def id(self) -> str:
        """The content id of the report: outlet, date and text decide it."""
        return content_id("report", self.outlet, self.published, self.text)
