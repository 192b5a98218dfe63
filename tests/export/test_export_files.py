"""Writing is all or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waqai.errors import WaqaiError
from waqai.export import write_text


def test_what_is_written_is_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.json"
    write_text(path, "هدنة\r\n")
    assert path.read_bytes() == "هدنة\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_text(path, "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WaqaiError, match=r"No space left on device.*: free some space"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WaqaiError, match="cannot be written"):
        write_text(tmp_path / "file" / "a.json", "x")


@pytest.mark.skipif(not Path("/dev/full").exists() or not os.geteuid(), reason="needs a full device and no root")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WaqaiError, match="right to write"):
        write_text(tmp_path / "a.json", "x")
