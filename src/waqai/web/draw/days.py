"""How much was told of which days, as bars behind a slider."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from waqai.web.draw.svg import element
from waqai.web.views.days import Step, tops

_WIDE: Final = 600.0
_HIGH: Final = 36.0


def bars(found: Sequence[Step], *, rtl: bool) -> Markup:
    """Return the bars, the first step where reading begins; they say nothing that the page does not say in words."""
    wide = _WIDE / max(1, len(found))
    return element(
        "svg",
        *(
            element(
                "rect",
                x=(len(found) - 1 - at if rtl else at) * wide,
                y=_HIGH * (1 - top),
                width=wide * 0.8,
                height=_HIGH * top,
                data_first=step.first,
                data_last=step.last,
            )
            for at, (step, top) in enumerate(zip(found, tops(found), strict=True))
            if step.count
        ),
        class_="days",
        view_box=f"0 0 {_WIDE:.0f} {_HIGH:.0f}",
        preserve_aspect_ratio="none",
        aria_hidden="true",
    )
