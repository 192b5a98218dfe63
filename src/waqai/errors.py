"""The one tree of errors. Each message says what is wrong and what to do next.

WaqaiError                  exit code 1
├── UsageError              2   an option or argument that cannot be meant
│   ├── DateError               a date that is none
│   ├── GazetteerError          a file of places that cannot be used
│   └── AccessError             an account, password, token or address to listen at that cannot be used so
│       ├── LogInError              name and password do not open an account
│       └── TooManyTriesError       too many log-ins were tried
├── InputError              3   a report that cannot be read
│   ├── MissingFileError        the file is not there, or may not be opened
│   ├── EmptyInputError         nothing to read
│   ├── BinaryInputError        not text at all
│   ├── EncodingError           text in an encoding that is not understood
│   └── LanguageError           text that is not Arabic
├── GoldError               4   an annotation that does not fit its text or its schema
├── LexiconError            5   a lexicon file or entry that breaks its schema
└── StoreError              6   a desk's database that cannot be used as asked
    ├── StoreMissingError       there is no database there, or no server
    ├── StoreBusyError          another program holds it
    ├── StoreFullError          its disk is full
    └── StoreForeignError       it is damaged, or not a database of this waqai
"""

from __future__ import annotations


class WaqaiError(Exception):
    """Base of all errors that waqai raises on purpose.

    `problem` says what is wrong, `remedy` what to do; `exit_code` is what a command ends with.
    """

    exit_code = 1

    def __init__(self, problem: str, remedy: str) -> None:
        """Keep both halves apart, so that a page or a log can show them as it likes."""
        super().__init__(f"{problem}: {remedy}")
        self.problem = problem
        self.remedy = remedy


class UsageError(WaqaiError):
    """An option or argument that cannot be meant."""

    exit_code = 2


class DateError(UsageError):
    """A date that is none."""


class GazetteerError(UsageError):
    """A file of places that cannot be used."""


class AccessError(UsageError):
    """An account, password, token or address to listen at that cannot be used so."""


class LogInError(AccessError):
    """Name and password do not open an account; which of them is wrong is not said."""


class TooManyTriesError(AccessError):
    """Too many log-ins were tried under one name or from one address; `seconds` is how long to wait."""

    def __init__(self, problem: str, remedy: str, seconds: int) -> None:
        """Keep how long to wait."""
        super().__init__(problem, remedy)
        self.seconds = seconds


class InputError(WaqaiError):
    """A report that cannot be read."""

    exit_code = 3


class MissingFileError(InputError):
    """The file is not there, or may not be opened."""


class EmptyInputError(InputError):
    """The input holds no text."""


class BinaryInputError(InputError):
    """The input is not text."""


class EncodingError(InputError):
    """The input is text in an encoding that is not understood."""


class LanguageError(InputError):
    """The text is not Arabic."""


class GoldError(WaqaiError):
    """An annotation that does not fit its text or its schema."""

    exit_code = 4


class LexiconError(WaqaiError):
    """A lexicon file or entry that breaks its schema."""

    exit_code = 5


class StoreError(WaqaiError):
    """A desk's database that cannot be used as asked."""

    exit_code = 6


class StoreMissingError(StoreError):
    """There is no database there, or no server that answers."""


class StoreBusyError(StoreError):
    """Another program holds the database for too long."""


class StoreFullError(StoreError):
    """The disk of the database is full."""


class StoreForeignError(StoreError):
    """The file is damaged, or is not a database of this waqai."""
