"""Markup of SVG, escaped: the one way in which pictures come into pages.

Geometry stands in attributes and colour in classes, since no page may hold a style of its own.
"""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """Return the element `name` with its children, escaped unless they are markup.

    An attribute that is None or False is left out; `class_` is written class, `view_box` viewBox, `data_id` data-id.
    Numbers are cut to two digits.
    """
    written = "".join(
        f' {_NAMES.get(key) or key.strip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{written}>{''.join(map(escape, children))}</{name}>")  # noqa: S704  escaped piece by piece


_NAMES = {
    "view_box": "viewBox", "preserve_aspect_ratio": "preserveAspectRatio", "marker_width": "markerWidth",
    "marker_height": "markerHeight", "ref_x": "refX", "ref_y": "refY", "path_length": "pathLength",
    "text_length": "textLength",
}  # fmt: skip


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(value if isinstance(value, str) else str(value))
