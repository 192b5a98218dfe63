"""`waqai train`: the small models again, on annotated reports, labelled sentences or a treebank."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.boundary import emit, guarded, say
from waqai.errors import MissingFileError, WaqaiError

if TYPE_CHECKING:
    from waqai.evaluate import GoldReport

train = typer.Typer(
    help="Train the small models anew, on gold of your own.", no_args_is_help=True, rich_markup_mode=None
)

_JAX = ("jax", "jax")
_OPTAX = ("optax", "optax")
_SKLEARN = ("sklearn", "scikit-learn")
_CRFSUITE = ("pycrfsuite", "python-crfsuite")
_Gold = Annotated[Path, typer.Argument(metavar="DIR", help="Pairs NAME.txt and NAME.json (annotations).")]
_Beside = Annotated[
    list[Path] | None,
    typer.Option("--with", metavar="DIR", help="More annotated reports: learnt from, never tested on. Repeatable."),
]
_File = Annotated[Path, typer.Option(metavar="FILE", help="Where to write the weights.")]
_Lessons = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What a teacher says of other texts (see docs/train.md).")
]
_Folder = Annotated[Path, typer.Option(metavar="DIR", help="Where to write the weights.")]


@train.command()
@guarded
def claims(
    folder: _Gold,
    *,
    beside: _Beside = None,
    out: _File = Path("claims.json"),
    folds: Annotated[
        int, typer.Option(metavar="N", help="First cross-validate over whole reports, in N folds; 0 for not at all.")
    ] = 0,
    readers: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="What `waqai train reader` wrote; needed where the shipped reader learnt from DIR."
        ),
    ] = None,
) -> int:
    """Train the models of the claims room and write their weights; needs the `train` extra."""
    _needs(_SKLEARN)
    from waqai.cli.evaluate import as_table  # noqa: PLC0415
    from waqai.train.claims import cross_validate, write_models  # noqa: PLC0415
    from waqai.train.claims import train as train_models  # noqa: PLC0415
    from waqai.train.readers import NO_READERS, read_readers  # noqa: PLC0415

    reports, more = _gold(folder), _gold(*(beside or ()))
    known = read_readers(readers) if readers else NO_READERS
    if folds:
        table = as_table(cross_validate(reports, folds, more, known))
        emit(f"cross-validated over whole reports, {folds} folds\n{table}")
    write_models(train_models(reports, known, more), out)
    say(f"trained on {len(reports) + len(more)} reports: {out}")
    return 0


@train.command()
@guarded
def reader(
    folder: _Gold,
    *,
    beside: _Beside = None,
    lessons: _Lessons = None,
    out: _Folder = Path("readers"),
) -> int:
    """Train the reader, and one for each fifth of the reports that never saw it; needs the `train` extra."""
    _needs(_JAX, _OPTAX)
    from waqai.gist.vectors import shipped_vectors  # noqa: PLC0415
    from waqai.scorer import shipped_models  # noqa: PLC0415
    from waqai.train.reader import train_reader  # noqa: PLC0415

    train_reader(_gold(folder, *(beside or ())), lessons, shipped_models(), shipped_vectors(), out, tell=say)
    return 0


@train.command()
@guarded
def words(
    treebank: Annotated[Path, typer.Argument(metavar="TREEBANK", help="A UD treebank of Arabic, in CoNLL-U.")],
    *,
    reports: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Count words anew in these reports: JSON lines, plain or .xz.")
    ] = None,
    out: _Folder = Path("words"),
    folds: Annotated[
        int, typer.Option(metavar="N", help="First cross-validate over sentences, in N folds; 0 for not at all.")
    ] = 0,
) -> int:
    """Train what splits and classes words, and write its weights; needs the `train` extra."""
    _needs(_CRFSUITE)
    for path in filter(None, (treebank, reports)):
        _there(path)
    from waqai.language.train import run  # noqa: PLC0415

    run(treebank, out, folds, reports)
    say(f"trained on {treebank}: {out}")
    return 0


@train.command()
@guarded
def names(
    folder: _Gold,
    *,
    beside: _Beside = None,
    corpora: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="FILE", help="Named entities, a word and its tag a line. Repeatable."),
    ] = None,
    sentences: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Sentences with places for names (training/names.txt).")
    ] = None,
    out: _File = Path("names.txt.xz"),
    folds: Annotated[
        int, typer.Option(metavar="N", help="First cross-validate over whole reports, in N folds; 0 for not at all.")
    ] = 0,
) -> int:
    """Train the tagger of people's names and write its weights; needs the `train` extra."""
    _needs(_CRFSUITE, _SKLEARN)
    for path in (*(corpora or ()), *filter(None, (sentences,))):
        _there(path)
    from waqai.cli.evaluate import as_rows  # noqa: PLC0415
    from waqai.mentions.name_tagger import write_weights  # noqa: PLC0415
    from waqai.train.name_samples import drawn_sets, gather, of_report  # noqa: PLC0415
    from waqai.train.names import cross_validate, fit_names  # noqa: PLC0415

    reports = [of_report(report) for report in _gold(folder)]
    more = gather(_gold(*(beside or ())), corpora or ())
    drawn = drawn_sets(sentences) if sentences else [[]]
    if folds:
        tally = cross_validate(reports, folds, more, drawn)
        emit(as_rows({name: tally.score(name) for name in ("rules", "tagger")}))
    write_weights(fit_names([*reports, *more], drawn=drawn), out)
    say(f"trained on {len(reports) + len(more) + sum(map(len, drawn)):,} texts: {out}")
    return 0


@train.command()
@guarded
def gist(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Labelled sentences: assault.jsonl, un_quad.jsonl, ….")],
    *,
    out: _Folder = Path("gist"),
    reports: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="First make the word vectors anew from these reports (JSON lines, .xz)."),
    ] = None,
    own: Annotated[
        Path | None,
        typer.Option("--with", metavar="FILE", help="Sentences of your own to learn from, never tested on."),
    ] = None,
    lessons: _Lessons = None,
    seeds: Annotated[
        int, typer.Option(metavar="N", help="First cross-validate N times, each time over other folds.")
    ] = 0,
) -> int:
    """Train what tells relevance, quad class and fresh events, and write its weights; needs the `train` extra."""
    _needs(_SKLEARN)
    from waqai.train.gist import passages_of, train_judges, validate  # noqa: PLC0415
    from waqai.train.gist_roles import marked_in, train_roles, validate_roles  # noqa: PLC0415
    from waqai.train.vectors import vectors_for  # noqa: PLC0415

    vectors = vectors_for(reports, out)
    passages = passages_of(folder, vectors, own, lessons)
    marked = marked_in(folder)
    for line in (*validate(passages, seeds), *validate_roles(marked, seeds)):
        emit(line + "\n")
    train_judges(passages, out)
    train_roles(marked, out)
    say(f"trained on {sum(map(len, passages.values())):,} sentences: {out}")
    return 0


def _gold(*folders: Path) -> list[GoldReport]:
    from waqai.evaluate import read_gold  # noqa: PLC0415

    return [report for folder in folders for report in read_gold(folder)]


def _needs(*packages: tuple[str, str]) -> None:
    """Raise WaqaiError where one of the packages, each a module and its name in registries, is not installed."""
    for module, name in packages:
        if find_spec(module) is None:
            raise WaqaiError(f"training needs {name}, which is not installed", "pip install 'waqai[train]'")


def _there(path: Path) -> None:
    if not path.is_file():
        raise MissingFileError(f"there is no file {path}", "check its name and folder")
