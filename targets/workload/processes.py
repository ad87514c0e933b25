"""The processes of this target, as `top` sees them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = re.compile(r"^\s*PID USER\s+PR\s+NI\s+VIRT\s+RES\s+SHR")
TIMEOUT_SECONDS = 20


class MissingTopError(RuntimeError):
    """There is no usable `top` on this machine; the message says what to install."""


def own_processes() -> str:
    """Text of `top` with the rows of this target's own session: the server, its children and `top` itself.

    A container has one session and a local target leads its own, so the same rule serves both. Raises
    `MissingTopError`.
    """
    text, top_pid = run_top()
    session = os.getsid(0)
    return keep_rows(second_iteration(text), lambda pid: pid == top_pid or session_of(pid) == session)


def run_top() -> tuple[str, int]:
    """Two iterations of `top` with its default configuration, and its PID: the first reports CPU since boot."""
    # A home that does not exist keeps a personal configuration from changing the columns.
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "LC_ALL": "C", "TERM": "dumb"}
    command = ["top", "-b", "-n", "2", "-d", "0.5", "-w", "200"]
    try:
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as top:
            text, _ = top.communicate(timeout=TIMEOUT_SECONDS)
    except FileNotFoundError as missing:
        message = "expected the program top, found none: install the package procps"
        raise MissingTopError(message) from missing
    if top.returncode != 0:
        message = f"expected top -b to print two iterations, it ended with {top.returncode}: install the package procps"
        raise MissingTopError(message)
    return text, top.pid


def second_iteration(text: str) -> str:
    """The last of the iterations in the output of `top -b`."""
    return "top - " + text.rpartition("top - ")[2]


def keep_rows(text: str, wanted: Callable[[int], bool]) -> str:
    """The same text with only those process rows whose PID is wanted."""
    lines = text.rstrip().splitlines()
    start = next((index + 1 for index, line in enumerate(lines) if HEADER.match(line)), len(lines))
    rows = [line.rstrip() for line in lines[start:] if line.strip() and wanted(int(line.split()[0]))]
    return "\n".join([*(line.rstrip() for line in lines[:start]), *rows])


def session_of(pid: int) -> int | None:
    """Session of a process; None when it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # The fields after the command, which is in parentheses and may hold anything: state, parent, group, session.
    return int(stat.rpartition(")")[2].split()[3])
