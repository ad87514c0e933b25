"""The pool of processes, under a real server."""

from __future__ import annotations

import json
import os
import signal
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.targets.conftest import serving


def test_a_server_that_used_its_pool_ends_when_it_is_told_to() -> None:
    """And takes the pool's processes with it."""
    with serving("targets.fastapi.app:app") as (port, process):
        connection = HTTPConnection("127.0.0.1", port, timeout=150)
        connection.request("GET", "/test/processpool-cpubound/1?work=python")
        worker: int = json.loads(connection.getresponse().read())["pid"]
        connection.close()
        assert worker != process.pid
        assert lives(worker)
        os.kill(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
        assert ends(worker)


def ends(pid: int) -> bool:
    """Whether a process is gone, now or soon."""
    for _ in range(600):
        if not lives(pid):
            return True
        time.sleep(0.1)
    return False


def lives(pid: int) -> bool:
    """Whether a process is there and not merely waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
