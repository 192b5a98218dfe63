"""Where errors end: one line on standard error, and an exit code. Nobody sees a traceback unless they ask for one.

    0    all went well
    1    a fault of waqai itself, or output that cannot be written
    2    a wrong option, argument or date
    3    a report that cannot be read
    4    an annotation that does not fit
    5    a lexicon that breaks its schema
    6    a database that cannot be used as asked
    130  interrupted · 141 the reader of the output went away

WAQAI_TRACEBACK=1 in the environment shows the traceback of a fault.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TextIO

from waqai.errors import WaqaiError

INTERRUPTED = 130
READER_GONE = 141
_Call = ParamSpec("_Call")


def prepare_streams() -> None:
    """Speak UTF-8 whatever the locale says, and never fail on a file name that is none."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]


def say(line: str, stream: TextIO | None = None) -> None:
    """Write `line`, after the program's name and on one line, on standard error."""
    from waqai.export.isolates import clean  # noqa: PLC0415  the room below takes its time to load

    print(f"waqai: {clean(line)}", file=stream or sys.stderr)


def emit(text: str) -> None:
    """Write `text` on standard output.

    Ends the process quietly where the reader has gone; raises WaqaiError where the output cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the end of the process stays silent
        if isinstance(error, BrokenPipeError):
            raise SystemExit(READER_GONE) from None
        raise WaqaiError(f"the output cannot be written ({error.strerror})", "write it elsewhere") from None


def guarded(command: Callable[_Call, int]) -> Callable[_Call, int]:
    """Return `command` with every error turned into one line and an exit code."""

    @wraps(command)
    def call(*args: _Call.args, **kwargs: _Call.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except KeyboardInterrupt:
            say("interrupted")
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001  the one place that may
            expected = expect(error)
            say(str(expected))
            return expected.exit_code

    return call


def expect(error: Exception) -> WaqaiError:
    """Return `error` as one with a remedy: itself, a problem of the machine, or a fault of waqai."""
    if isinstance(error, WaqaiError):
        return error
    if os.environ.get("WAQAI_TRACEBACK"):
        traceback.print_exception(error)
    if isinstance(error, OSError):
        what = f"{error.filename}: " if error.filename else ""
        return WaqaiError(f"{what}{error.strerror or type(error).__name__}", "check the disk and your rights")
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return WaqaiError(
        f"waqai failed ({type(error).__name__}{where})",
        "this is a fault in waqai, please report it with the file (WAQAI_TRACEBACK=1 shows more)",
    )
