"""Values: dataclasses that never change once made.

The type checker holds everybody to that. At run time only Python's development mode (`python -X dev`) does: a guard
on each field makes a value several times as slow to make, and thousands are made for one report
(docs/decisions/0014-guarded-by-the-checker.md).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, eq: bool = True, **options: bool) -> Any:
        """Return what makes a class a dataclass; what is frozen has a hash, and is guarded in development mode."""
        guarded = frozen and sys.flags.dev_mode
        return dataclass(frozen=guarded, eq=eq, unsafe_hash=frozen and eq and not guarded, **options)


__all__ = ["value"]
