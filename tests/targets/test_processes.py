"""The process listing, without a `top` of this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from targets.workload.processes import MissingTopError, keep_rows, last_iteration, own_processes, session_of

if TYPE_CHECKING:
    from pathlib import Path

TOP = """top - 10:00:00 up 1 min
Tasks:   3 total

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    1000    100     10 S   0.0   0.0   0:00.01 init
     20 app       20   0    1000    100     10 S   0.0   0.0   0:00.01 gunicorn
     21 app       20   0    1000    100     10 R   9.9   0.0   0:00.01 python3
"""
NAMED = "     22 app       20   0    1000    100     10 R   9.9   0.0   0:00.01 top - 10:00:00 up\n"


def test_only_wanted_rows_are_kept() -> None:
    """Other processes of the machine do not appear; the header stays."""
    kept = keep_rows(TOP, lambda pid: pid > 1).splitlines()
    assert [line.split()[0] for line in kept[4:]] == ["20", "21"]
    assert kept[:4] == TOP.splitlines()[:4]


@pytest.mark.parametrize(
    "text",
    ["no header\n", TOP.replace("SHR", "   "), TOP.replace("PID USER", "USER PID"), TOP + "app\n"],
    ids=["no header", "a column less", "another order", "a row without a PID"],
)
def test_other_columns_are_an_error(text: str) -> None:
    """What was not asked for is not passed on: nobody knows what it counts."""
    with pytest.raises(MissingTopError, match="expected"):
        keep_rows(text, lambda _: True)


def test_the_last_iteration_is_the_one_that_counts() -> None:
    """The first reports CPU since boot."""
    assert last_iteration("top - 10:00:00 first\nrows\n\ntop - 10:00:01 second\nrows\n") == (
        "top - 10:00:01 second\nrows\n"
    )


def test_a_process_that_is_named_like_the_first_line_cuts_nothing() -> None:
    """It is a row among others."""
    assert last_iteration(TOP + NAMED) == TOP + NAMED
    assert keep_rows(TOP + NAMED, lambda _: True).splitlines()[-1] == NAMED.rstrip()


def install_top(folder: Path, script: str) -> None:
    """A `top` of our own."""
    program = folder / "top"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_top_is_asked_for_what_it_comes_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No language and no configuration of whoever runs the target changes what it prints."""
    told = tmp_path / "told"
    install_top(tmp_path, f'printf "%s\\n" "$LC_ALL $HOME $XDG_CONFIG_HOME $*" > {told}; exit 1')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("COLUMNS", "20")
    with pytest.raises(MissingTopError, match="got exit code 1: install the package procps"):
        own_processes()
    assert told.read_text() == "C /dev/null /dev/null -b -n 2 -d 0.5 -w 512\n"


def test_a_top_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold its request for ever."""
    install_top(tmp_path, "exec sleep 1000")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("targets.workload.processes.TIMEOUT_SECONDS", 0.1)
    with pytest.raises(MissingTopError, match="two iterations within"):
        own_processes()


def test_names_of_processes_may_be_any_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no text is replaced."""
    text = tmp_path / "text"
    row = "      1 root      20   0    1000    100     10 S   0.0   0.0   0:00.01 "
    text.write_bytes((TOP + TOP).encode() + row.replace("   1 ", f"{os.getpid():4} ").encode() + b"\xff\n")
    install_top(tmp_path, f"cat {text}")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert own_processes().splitlines()[-1].endswith("0:00.01 \N{REPLACEMENT CHARACTER}")


def test_a_process_knows_its_session_and_an_ended_one_has_none() -> None:
    """Sessions are what tells a target's processes from the machine's."""
    assert session_of(os.getpid()) == os.getsid(0)
    assert session_of(2**22 + 1) is None
