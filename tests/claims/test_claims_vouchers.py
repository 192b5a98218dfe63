"""Who may vouch for an event: speakers of its sentence, of a quotation that runs on, and who is named beside them."""

from __future__ import annotations

from scenes import context, names
from waqai.claims.context import Context
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import Voucher, vouchers


def trigger_at(seen: Context, word: str) -> Trigger:
    """Return the first possible trigger with this spelling."""
    return next(one for one in seen.triggers if seen.scene.tokens[one.index].plain == word)


def found(text: str, word: str) -> dict[str, Voucher]:
    """Return name → voucher of whoever may vouch for what `word` tells."""
    seen = context(text)
    return {names(seen, [one.entity])[0]: one for one in vouchers(seen, trigger_at(seen, word))}


def test_who_speaks_vouches() -> None:
    row = found("قال الجيش اللبناني إن الطائرات قصفت البلدة", "قصفت")["الجيش اللبناني"]
    assert (row.inside, row.reach) == (True, "")


def test_who_is_told_is_weighed_beside_the_speaker() -> None:
    rows = found("قال الجيش اللبناني لوكالة رويترز إن الطائرات قصفت البلدة", "قصفت")
    assert {name: row.reach for name, row in rows.items()} == {"الجيش اللبناني": "", "وكالة رويترز": "beside"}


def test_a_quotation_that_runs_on() -> None:
    quoted = "قال الجيش اللبناني «وصل الوفد إلى البلدة. الطائرات قصفت الجسر». وهدأ الوضع."
    row = found(quoted, "قصفت")["الجيش اللبناني"]
    assert (row.inside, row.reach) == (True, "quotation")
    ended = "قال الجيش اللبناني «وصل الوفد إلى البلدة». الطائرات قصفت الجسر."
    assert found(ended, "قصفت") == {}


def test_who_accuses_vouches_for_what_is_alleged() -> None:
    rows = found("اتهم الجيش اللبناني المسلحين بقصف البلدة", "بقصف")
    assert rows["الجيش اللبناني"].inside
