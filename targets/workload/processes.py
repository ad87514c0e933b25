"""The processes of this target, as `top` sees them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ["PID", "USER", "PR", "NI", "VIRT", "RES", "SHR", "S", "%CPU", "%MEM", "TIME+", "COMMAND"]
FIRST_LINE = re.compile(r"top - \d")
TIMEOUT_SECONDS = 20
# As wide as procps prints; a longer name of a process is cut.
COMMAND = ["top", "-b", "-n", "2", "-d", "0.5", "-w", "512"]


class MissingTopError(RuntimeError):
    """There is no usable `top` on this machine; the message says what to install."""


def own_processes() -> str:
    """Text of `top` with the rows of this target's own session: the server, its children and `top` itself.

    A container has one session and a local target leads its own, so the same rule serves both. Raises
    `MissingTopError`.
    """
    text, top_pid = run_top()
    session = os.getsid(0)
    return keep_rows(last_iteration(text), lambda pid: pid == top_pid or session_of(pid) == session)


def run_top() -> tuple[str, int]:
    """Two iterations of `top` in English with the columns it comes with, and its PID: the first is since boot.

    Raises `MissingTopError`.
    """
    # Below a file there are no folders, so that no personal configuration changes the columns.
    nowhere = {"HOME": os.devnull, "XDG_CONFIG_HOME": os.devnull}
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TERM": "dumb", **nowhere}
    try:
        top = subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, encoding="utf-8", errors="replace")
    except OSError as missing:
        message = f"expected the program top, got {missing.strerror}: install the package procps"
        raise MissingTopError(message) from missing
    with top:
        try:
            text, _ = top.communicate(timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as late:
            top.kill()
            message = f"expected top -b to print two iterations within {TIMEOUT_SECONDS} s, got none"
            raise MissingTopError(message) from late
    if top.returncode != 0:
        message = f"expected top -b to print two iterations, got exit code {top.returncode}: install the package procps"
        raise MissingTopError(message)
    return text, top.pid


def last_iteration(text: str) -> str:
    """The last of the iterations in the output of `top -b`: only a first line is not indented and begins so."""
    lines = text.split("\n")
    start = max((index for index, line in enumerate(lines) if FIRST_LINE.match(line)), default=0)
    return "\n".join(lines[start:])


def keep_rows(text: str, wanted: Callable[[int], bool]) -> str:
    """The same text with only those process rows whose PID is wanted.

    Raises `MissingTopError` when the columns are others, or a row has no PID.
    """
    lines = [line.rstrip() for line in text.rstrip().split("\n")]
    start = next((index + 1 for index, line in enumerate(lines) if line.split() == COLUMNS), None)
    if start is None:
        message = f"expected top to print {' '.join(COLUMNS)}, got other columns: install the package procps"
        raise MissingTopError(message)
    rows = [line for line in lines[start:] if line and wanted(pid_of(line))]
    return "\n".join([*lines[:start], *rows])


def pid_of(row: str) -> int:
    """PID of the process that a row is about. Raises `MissingTopError`."""
    pid = row.split(maxsplit=1)[0]
    if not pid.isdecimal():
        message = "expected every row of top to begin with a PID, got one that does not"
        raise MissingTopError(message)
    return int(pid)


def session_of(pid: int) -> int | None:
    """Session of a process; None when it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return None
    # The fields after the command, which is in parentheses and may hold anything: state, parent, group, session.
    return int(stat.rpartition(b")")[2].split()[3])
