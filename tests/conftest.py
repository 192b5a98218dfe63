"""Fixtures for all tests: the gold where it is at hand, and commands with a coder that is quick and sure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import browser, client, page, seeded, serve, site, visit
from clients import alone, quick, small_desk, team, team_desk
from desks import desk, postgresql, target
from doorkeeping import clock, doors, new_desk, passwords, people, store
from lexicon_data import FOLDERS
from support import TEXT, Said, Waqai, coded
from waqai.cli.app import run
from waqai.evaluate import Evaluation, evaluate_directory
from waqai.export import dumps, record_to_json
from waqai.lexicon import files, registry
from waqai.model import Record, Report
from waqai.pipeline import code

__all__ = [
    "alone", "browser", "client", "clock", "desk", "doors", "new_desk", "page", "passwords", "people", "postgresql",
    "quick", "seeded", "serve", "site", "small_desk", "store", "target", "team", "team_desk", "visit",
]  # fmt: skip
ROOT = Path(__file__).parent.parent
# Programs that tests start run this checkout too; another one may lack what it was not given, such as web assets.
os.environ["PYTHONPATH"] = str(ROOT / "src")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of annotated reports and word lists: $WAQAI_SHARED, or `shared` beside the repository.

    Skips the test where there is none.
    """
    folder = Path(os.environ.get("WAQAI_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        pytest.skip(f"needs annotated reports: no {folder / 'gold'} (set WAQAI_SHARED to the folder that holds gold/)")
    return folder


@pytest.fixture(scope="session")
def gold_run(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Evaluation, Path]:
    """Code the annotated reports once; return the evaluation and the folder with their records as JSON."""
    folder, records = tmp_path_factory.mktemp("records"), []

    def coder(report: Report) -> Record:
        records.append(code(report))
        return records[-1]

    evaluation = evaluate_directory(shared / "gold/dev", coder)
    for judged, record in zip(evaluation.reports, records, strict=True):
        (folder / f"{judged.gold.name}.json").write_text(dumps(record_to_json(record)), encoding="utf-8")
    return evaluation, folder


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.cli.batch.code_report", coded)
    monkeypatch.setattr("waqai.cli.desk.code_report", coded)


@pytest.fixture
def waqai(capsys: pytest.CaptureFixture[str], coder: None) -> Waqai:  # noqa: ARG001  it stands in for the real one
    """Run a command line and return its exit code, output and errors."""

    def call(*arguments: str | Path) -> Said:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_own_actors() -> Iterator[None]:
    """Forget the actors that a test brought along: they hold for the process."""
    yield
    if registry._own:
        registry.set_own_actors([])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty data folder that the lexicon room reads in place of its own."""
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(files, "data_root", lambda: tmp_path)
    files.load.cache_clear()
    files.source.cache_clear()
    yield tmp_path
    files.load.cache_clear()
    files.source.cache_clear()
