"""The answers that both applications give: the document's fields, and who did the work and when."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from typing_extensions import TypedDict

from targets.workload.cpu import Work, work


class WorkAnswer(TypedDict):
    """What a request for work is answered with: seconds in `result`, moments on the monotonic clock."""

    message: str
    result: float
    pid: int
    iterations: int
    began: float
    ended: float


def do_work(iterations: int) -> WorkAnswer:
    """Do the work here and now, and tell of it."""
    received = datetime.now(UTC).isoformat()
    done: Work = work(iterations)
    return {
        "message": f"Received at: {received} -- Duration of {iterations} iterations",
        "result": done.seconds,
        "pid": os.getpid(),
        "iterations": done.iterations,
        "began": done.began,
        "ended": done.ended,
    }
