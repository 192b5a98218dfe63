"""What the pages call things, in Arabic and in English, side by side: the reader chooses on the page."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from markupsafe import Markup


@cache
def _table() -> dict[str, tuple[str, str]]:
    data = json.loads(files("waqai.web").joinpath("labels.json").read_text(encoding="utf-8"))
    return {key: (arabic, english) for key, (arabic, english) in data.items()}


def label(key: str) -> tuple[str, str]:
    """Return the Arabic and the English words for `key`, such as "type.AGREE"; raise KeyError for an unknown one."""
    return _table()[key]


def both(key: str) -> Markup:
    """Return both wordings as markup of which the page shows one. An unknown key is shown as it is, escaped."""
    arabic, english = _table().get(key, (key.rpartition(".")[2],) * 2)
    return Markup('<span class="ar" lang="ar">{}</span><span class="en" lang="en">{}</span>').format(arabic, english)
