"""The words of the interface, one folder of YAML files for each language.

A file holds `key: text`, with the keys of one page; keys are known in all files of a language. `{name}` in a text
stands for a value. A text that depends on a number is a mapping of the plural categories of CLDR
(`one`, `two`, `few`, `many`, `other`), chosen by the value `n`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from babel import Locale
from markupsafe import Markup, escape

from waqai.web.views.shown import shown

LANGUAGES: Final = ("ar", "en")
"""The languages of the interface, the default first."""

Text = str | Mapping[str, str]


@cache
def table(language: str) -> dict[str, Text]:
    """Return key → text of `language`, from all of its files."""
    found: dict[str, Text] = {}
    for path in sorted(files(__name__).joinpath(language).iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yml"):
            found |= yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    return found


@cache
def _ready(language: str) -> dict[str, Markup]:
    """Return the texts that no number chooses, escaped."""
    return {key: escape(text) for key, text in table(language).items() if isinstance(text, str)}


@cache
def _plural(language: str) -> Callable[[int], str]:
    return Locale.parse(language).plural_form


class Words:
    """What the templates call `t`: the texts of one language."""

    def __init__(self, language: str) -> None:
        """Take one of `LANGUAGES`."""
        self.language = language
        self._table = table(language)
        self._ready = _ready(language)
        self._plural = _plural(language)

    def __contains__(self, key: str) -> bool:
        """Whether there is a text for `key`."""
        return key in self._table

    def __call__(self, key: str, **values: object) -> Markup:
        """Return the text for `key`, escaped, with `values` put in (escaped too unless they are markup).

        An unknown key gives its last part, so that a word that is missing never breaks a page.
        """
        if not values and key in self._ready:
            return self._ready[key]
        text = self._table.get(key, key.rpartition(".")[2])
        if not isinstance(text, str):
            number = values["n"]
            category = self._plural(number) if isinstance(number, int) else "other"
            text = text.get(category, text["other"])
        shown_values = {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}
        return escape(text).format(**shown_values) if values else escape(text)
