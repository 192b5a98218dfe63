"""What a passage is about, before and beside its coding: conflict or not, which quad class, a fresh event or not.

Needs only words for `relevance` and `quad`, which are cheap enough to sort out an archive; `is_assault` and
`is_protest` look at what the coder finds as well.
"""

from __future__ import annotations

from waqai.gist.gist import assault, is_assault, is_protest, protest, quad, relevance, relevant, roles

__all__ = ["assault", "is_assault", "is_protest", "protest", "quad", "relevance", "relevant", "roles"]
