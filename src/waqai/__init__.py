"""waqai (وقائع): Arabic reports of a conflict, turned into a sourced, checkable record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from waqai.pipeline import read

__all__ = ["__version__", "read"]


def __getattr__(name: str) -> Any:
    """Load the pipeline only when it is asked for, so that importing the package stays cheap."""
    if name == "read":
        from waqai.pipeline import read  # noqa: PLC0415

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
