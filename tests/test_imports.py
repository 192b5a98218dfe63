"""Every module can be the first of its room to be imported: none waits for one that waits for it.

Rooms do not need each other in circles (see the layers in pyproject), so that only the modules of one room have to be
forgotten before each import.
"""

from __future__ import annotations

import subprocess
import sys

_IMPORT_EACH = """
import importlib, pkgutil, sys
import waqai

names = [module.name for module in pkgutil.walk_packages(waqai.__path__, "waqai.")]
for name in names:
    if ".migrations." in name or name.endswith("__main__"):
        continue
    room = ".".join(name.split(".")[:2])
    for known in [known for known in sys.modules if known == room or known.startswith(room + ".")]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(name, error)
"""


def test_every_module_can_be_imported_first() -> None:
    """In an interpreter of its own, which knows no module of ours yet."""
    done = subprocess.run([sys.executable, "-c", _IMPORT_EACH], capture_output=True, text=True, check=True)
    assert done.stdout == ""
