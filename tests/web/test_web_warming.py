"""Before a server lets readers in, everything that they share is there."""

from __future__ import annotations

import gc

from waqai.web.rendering import environment
from waqai.web.warming import warm


def test_templates_are_compiled_and_nothing_of_it_is_collected() -> None:
    warm()
    assert gc.get_freeze_count() > 0
    for language in ("ar", "en"):
        cache = environment(language).cache
        assert cache is not None
        assert {"home.html", "report.html", "partials/boards.html"} <= {name for _, name in cache}
