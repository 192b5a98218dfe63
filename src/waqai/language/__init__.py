"""From a text to its words, sentences, clauses, noun phrases and quotations."""

from waqai.language.analysis import analyse

__all__ = ["analyse"]
