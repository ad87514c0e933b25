"""The database of the applications that query one, where another starts or a signal comes at the worst moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from argparse import Namespace
from typing import TYPE_CHECKING, Any, Self

import pytest

from targets.database import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Lets signals in once it can act on them, as PostgreSQL does.
SERVER = """#!{python}
import signal
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM, signal.SIGINT])
signal.pause()
"""


@pytest.fixture
def ended_by_signals() -> Iterator[None]:
    """Let signals end what is tested as they end the program, and nothing after it."""
    before = {one: signal.signal(one, serve.end) for one in serve.ENDED_BY}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, serve.ENDED_BY)


def test_its_new_folder_is_left_by_another_that_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other removes what is abandoned, which is what nobody has locked."""
    make = tempfile.mkdtemp

    def make_while_another_starts(**options: Any) -> str:
        made: str = make(**options)
        monkeypatch.setattr(tempfile, "mkdtemp", make)
        with serve.own_folder():
            return made

    monkeypatch.setattr(serve, "reachable", lambda: str(tmp_path))
    monkeypatch.setattr(tempfile, "mkdtemp", make_while_another_starts)
    with serve.own_folder() as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_killed_is_cleaned_up_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the next one that starts, also where it was killed before it could lock its folder."""
    (tmp_path / f"{serve.PREFIX}abandoned").mkdir()
    unlocked = tmp_path / f"{serve.NEW_PREFIX}abandoned"
    unlocked.mkdir()
    os.utime(unlocked, (0, 0))
    monkeypatch.setattr(serve, "reachable", lambda: str(tmp_path))
    with serve.own_folder() as folder:
        assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.usefixtures("ended_by_signals")
def test_a_signal_right_after_its_start_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would go on by itself, or be waited for without an end."""
    started: list[subprocess.Popen[bytes]] = []

    class Struck(subprocess.Popen[bytes]):
        def __enter__(self) -> Self:
            started.append(self)
            signal.raise_signal(signal.SIGTERM)
            return self

    program = tmp_path / "postgres"
    program.write_text(SERVER.format(python=sys.executable))
    program.chmod(0o700)
    monkeypatch.setattr(serve, "programs", lambda: tmp_path)
    monkeypatch.setattr(serve, "nobody", lambda: None)
    monkeypatch.setattr(subprocess, "Popen", Struck)
    try:
        with pytest.raises(SystemExit):
            serve.serve(tmp_path, Namespace(host="127.0.0.1", port="0", connections="1"))
        assert started[0].poll() is not None
    finally:
        started[0].kill()
        started[0].wait()
