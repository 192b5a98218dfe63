"""Both languages side by side, for pages that hold both and let the reader choose on the page."""

from __future__ import annotations

from markupsafe import Markup

from waqai.web.words import table


def label(key: str) -> tuple[str, str]:
    """Return the Arabic and the English words for `key`, such as "type.AGREE"; raise KeyError for an unknown one."""
    return str(table("ar")[key]), str(table("en")[key])


def both(key: str) -> Markup:
    """Return both wordings as markup of which the page shows one. An unknown key is shown as it is, escaped."""
    arabic, english = label(key) if key in table("ar") else (key.rpartition(".")[2],) * 2
    return Markup('<span class="ar" lang="ar">{}</span><span class="en" lang="en">{}</span>').format(arabic, english)
