"""Every example of the documentation runs: python as it stands, console lines through the command."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from waqai.cli.app import run
from waqai.lexicon.schema import FrameEntry
from waqai.lexicon.schema_actors import ActorEntry

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))
_FENCE = re.compile(r"^```(python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


class Example(NamedTuple):
    """One fenced block: the page it stands on, its line, its language and what it says."""

    page: Path
    line: int
    language: str
    code: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def examples() -> Iterator[Example]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            yield Example(page, text.count("\n", 0, match.start()) + 1, match[1], match[2])


def commands(code: str) -> Iterator[list[str]]:
    """Yield the words of every `$ waqai …` line, a trailing backslash carrying on."""
    for line in code.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            yield shlex.split(line.removeprefix("$ "), comments=True)


EXAMPLES = list(examples())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the repository to an example: it holds `examples/`."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.language == "python"], ids=str)
def test_python_runs(example: Example) -> None:
    exec(compile(example.code, str(example), "exec"), {"__name__": "example"})  # noqa: S102  our own pages


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.language == "console"], ids=str)
def test_commands_run(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(commands(example.code))
    assert lines
    for program, *arguments in lines:
        assert program == "waqai", "only waqai is run: fence other commands as sh"
        code = run(arguments)
        assert code == 0, capsys.readouterr().err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_run(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_the_entries_of_the_lexicon_guide_are_sound() -> None:
    blocks = _YAML.findall((ROOT / "docs/lexicon.md").read_text(encoding="utf-8"))
    rows = [entry for block in blocks for entry in yaml.safe_load(block)]
    actors = [ActorEntry.model_validate(row) for row in rows if "english" in row]
    frames = [FrameEntry.model_validate(row) for row in rows if "english" not in row]
    assert actors
    assert frames


def test_every_room_has_a_page() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/waqai").glob("*/__init__.py")}
    assert rooms <= {page.stem for page in (ROOT / "docs").glob("*.md")}


def test_every_page_is_listed() -> None:
    index = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    pages = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")} - {"index.md"}
    assert not {page for page in pages if f"({page})" not in index}
