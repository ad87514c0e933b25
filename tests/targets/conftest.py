"""Both applications behind one way of asking them, and the slow service that both wait for."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from targets.fastapi.app import create_app as create_fastapi
from targets.flask.app import create_app as create_flask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reply = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Application:
    """An application under test: `ask` gives status and JSON body of a path."""

    framework: str
    server: str
    ask: Callable[[str], Reply]


@pytest.fixture(scope="session")
def upstream() -> Iterator[str]:
    """Run the slow service for real; its address is what the applications are told."""
    with serving("targets.upstream.app:app") as (port, _):
        os.environ["UPSTREAM_URL"] = f"http://127.0.0.1:{port}"
        yield os.environ["UPSTREAM_URL"]


@pytest.fixture
def fastapi(upstream: str) -> Iterator[Application]:
    """FastAPI through its own test client."""
    assert upstream
    with TestClient(create_fastapi()) as client:

        def ask(path: str) -> Reply:
            response = client.get(path)
            return response.status_code, response.json()

        yield Application("fastapi", "uvicorn", ask)


@pytest.fixture
def flask(upstream: str) -> Application:
    """Flask through its own test client."""
    assert upstream
    client = create_flask().test_client()

    def ask(path: str) -> Reply:
        response = client.get(path)
        return response.status_code, response.get_json()

    return Application("flask", "gunicorn", ask)


@pytest.fixture(params=["fastapi", "flask"])
def application(request: pytest.FixtureRequest) -> Application:
    """Each application in turn."""
    made: Application = request.getfixturevalue(request.param)
    return made


OTHER_LANGUAGES = {
    "node": ("node", "targets/node/server.mjs", "--host=127.0.0.1"),
    "go": ("targets/go/serve", "--host=127.0.0.1"),
}


@pytest.fixture(scope="session", params=OTHER_LANGUAGES)
def other(request: pytest.FixtureRequest, upstream: str) -> Iterator[Application]:
    """Each server in another language in turn, for real; skipped where its language is not installed."""
    assert upstream
    if shutil.which(request.param) is None:
        pytest.skip(f"no program {request.param} is on the path")
    with running(*OTHER_LANGUAGES[request.param]) as (port, process):

        def ask(path: str) -> Reply:
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            response = connection.getresponse()
            body: dict[str, Any] = json.loads(response.read())
            connection.close()
            # A server of its own stands for this process here, which the contract's assertions expect to be asked.
            return response.status, {**body, "pid": os.getpid()} if body.get("pid") == process.pid else body

        yield Application(request.param, request.param, ask)


class running:  # noqa: N801 - it reads as a verb where it is used
    """A server on a free port, for the length of a `with` block; its command is told the port."""

    def __init__(self, *command: str) -> None:
        """Remember the command, without the port."""
        self.command = command

    def __enter__(self) -> tuple[int, subprocess.Popen[bytes]]:
        """Start it and wait until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        self.process = subprocess.Popen([*self.command, f"--port={port}"])
        # Go's library is compiled the first time, which takes a slow machine minutes.
        while not answers(port):
            assert self.process.poll() is None, f"expected {self.command} to answer, got an end"
            time.sleep(0.05)
        return port, self.process

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=60)


class serving(running):  # noqa: N801 - as above
    """An application under a real Uvicorn, named as Uvicorn names it, with more options for Uvicorn."""

    def __init__(self, app: str, *options: str) -> None:
        """Make the command."""
        super().__init__(sys.executable, "-m", "uvicorn", app, "--log-level=warning", *options)


def answers(port: int) -> bool:
    """Whether a server on this port answers its health endpoint."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/test/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
