"""The answers that all applications give: the original notebook's fields, and who did the work and when."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from targets.workload.cpu import work

if TYPE_CHECKING:
    from targets.workload.cpu import Kind


class WorkAnswer(TypedDict):
    """What a request for work is answered with: seconds in `result`, moments on the monotonic clock."""

    message: str
    result: float
    pid: int
    iterations: int
    work: str
    began: float
    ended: float


def do_work(kind: Kind, iterations: int) -> WorkAnswer:
    """Do the work here and now, and tell of it."""
    message = received(f"Duration of {iterations} iterations")
    done = work(kind, iterations)
    return answer(message, kind, iterations, done.began, done.ended)


def received(what: str) -> str:
    """The original notebook's message: when a request came, and what it asked for."""
    return f"Received at: {datetime.now(UTC).isoformat()} -- {what}"


def answer(message: str, work: str, iterations: int, began: float, ended: float) -> WorkAnswer:
    """Tell of work that this process did between two moments."""
    return {
        "message": message,
        "result": ended - began,
        "pid": os.getpid(),
        "iterations": iterations,
        "work": work,
        "began": began,
        "ended": ended,
    }
