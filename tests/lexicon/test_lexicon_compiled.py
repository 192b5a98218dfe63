from __future__ import annotations

from pathlib import Path

import pytest

from waqai.lexicon import files

DATA = Path(str(files.data_root()))


def test_the_compiled_table_fits_every_file() -> None:
    table = files._compiled(str(DATA))
    stale = [
        path
        for path in sorted(str(file.relative_to(DATA)) for file in DATA.rglob("*.yml"))
        if table.get(path, {}).get("digest") != files.digest((DATA / path).read_bytes())
    ]
    assert not stale, "run python tools/compile_lexicon.py"


def test_the_table_says_what_the_files_say() -> None:
    path = "cues/status.yml"
    assert files.load(path) == files.stripped(files.source(path))


def test_examples_are_only_in_the_source() -> None:
    assert all("examples" in entry for entry in files.source("cues/status.yml")["entries"])
    assert not any("examples" in entry for entry in files.load("cues/status.yml")["entries"])


def test_a_changed_file_is_read_itself(data: Path) -> None:
    (data / "cues").mkdir(exist_ok=True)
    (data / "cues" / "status.yml").write_text("entries: [{id: new, examples: []}]", encoding="utf-8")
    assert files.load("cues/status.yml")["entries"] == [{"id": "new"}]


def test_a_broken_table_is_no_table(tmp_path: Path) -> None:
    (tmp_path / files.COMPILED).write_bytes(b"no xz")
    assert files._compiled(str(tmp_path)) == {}


@pytest.mark.parametrize("content", [b"", b"\x00\x01"])
def test_digests_tell_states_apart(content: bytes) -> None:
    assert files.digest(content) != files.digest(content + b" ")
