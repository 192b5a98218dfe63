"""Fetches the web assets when a package is built; without npm it is built without them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface[Any]):
    """Runs tools/assets.py before files are gathered; an editable install leaves that to `make assets`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling calls it so
        """Fetch, unless the install is editable."""
        script = Path(self.root) / "tools/assets.py"
        if version != "editable" and script.is_file():
            subprocess.run([sys.executable, str(script), "--lenient"], check=True)  # noqa: S603  our own script
