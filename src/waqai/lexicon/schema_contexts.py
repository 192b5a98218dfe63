"""The shape of `cues/contexts.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from waqai.lexicon.schema import Counterexample, Example, Id, Row, Word
from waqai.model import CONTEXTS


class ContextEntry(Row):
    """`cues/contexts.yml`: words as they stand in the text without clitics and article, and phrases as printed."""

    id: Id
    context: str
    words: tuple[Word, ...] = ()
    phrases: tuple[Word, ...] = ()
    examples: Annotated[list[Example], Field(min_length=1)]
    counterexamples: Annotated[list[Counterexample], Field(min_length=1)]

    @model_validator(mode="after")
    def _context_exists(self) -> ContextEntry:
        if self.context not in CONTEXTS:
            raise ValueError(f"there is no context {self.context}")
        return self
