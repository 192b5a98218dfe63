"""Which coder made a record: its version, the words it reads and the weights it judges by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from waqai import __version__
from waqai.lexicon.files import fingerprint
from waqai.model import content_id

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the coder. `lexicon` and `weights` are hashes of what the coder reads of them."""

    coder: str
    lexicon: str
    weights: str

    @property
    def id(self) -> str:
        """The content id."""
        return content_id("generation", self.coder, self.lexicon, self.weights)


@cache
def this_generation() -> Generation:
    """Return the generation that this installation codes."""
    return Generation(__version__, fingerprint(), _weights())


def _weights() -> str:
    folders = (files("waqai") / "weights", files("waqai.language") / "weights")
    shipped = sorted(chain.from_iterable(folder.iterdir() for folder in folders), key=lambda item: item.name)
    digest = hashlib.sha256()
    for item in shipped:
        if item.name.endswith((".json", ".xz")):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()[:_LENGTH]
