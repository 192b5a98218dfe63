"""`waqai train claims`: the learned scorers, trained again on annotated reports."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.errors import WaqaiError

train = typer.Typer(
    help="Train the small models anew, on gold of your own.", no_args_is_help=True, rich_markup_mode=None
)


@train.callback()
def _train() -> None:
    """Keep `claims` a command of its own, though it is the only one."""


@train.command()
@guarded
def claims(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Pairs NAME.txt and NAME.json (annotations).")],
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the weights.")] = Path("claims.json"),
    folds: Annotated[
        int, typer.Option(metavar="N", help="First cross-validate over whole reports, in N folds; 0 for not at all.")
    ] = 0,
) -> int:
    """Train the models of the claims room and write their weights; needs the `train` extra."""
    if find_spec("sklearn") is None:
        raise WaqaiError("training needs scikit-learn, which is not installed", "pip install 'waqai[train]'")
    from waqai.cli.evaluate import as_table  # noqa: PLC0415
    from waqai.evaluate import read_gold  # noqa: PLC0415
    from waqai.train.claims import cross_validate, write_models  # noqa: PLC0415
    from waqai.train.claims import train as train_models  # noqa: PLC0415

    reports = list(read_gold(folder))
    if folds:
        emit(f"cross-validated over whole reports, {folds} folds\n{as_table(cross_validate(reports, folds))}")
    write_models(train_models(reports), out)
    say(f"trained on {len(reports)} reports: {out}")
    return 0
