"""Every module can be the first of its room to be imported: none waits for one that waits for it.

Rooms do not need each other in circles (see the layers in pyproject), so that only the modules of one room have to be
forgotten before each import.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import waqai

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


def test_what_is_tested_is_this_checkout() -> None:
    """Another one that is installed or in PYTHONPATH would be tested in its place, here or in programs that start."""
    source = Path(__file__).parent.parent / "src"
    started = subprocess.run(
        [sys.executable, "-c", "import waqai; print(waqai.__file__)"], capture_output=True, text=True, check=True
    )
    for file in (str(waqai.__file__), started.stdout.strip()):
        assert Path(file).resolve().is_relative_to(source.resolve())
