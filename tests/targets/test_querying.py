"""Both applications on a real PostgreSQL: what is answered, where a pool is too small, and without the database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psycopg
import pytest
from fastapi.testclient import TestClient

from targets.fastapi.querying import create_querying_app as create_fastapi
from targets.flask.querying import create_querying_app as create_flask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.targets.conftest import Reply

PATHS = {
    "fastapi": ["async-query", "threadpool-query", "async-slow-query", "threadpool-slow-query"],
    "flask": ["sync-query", "sync-slow-query"],
}
CASES = [(framework, path) for framework, paths in PATHS.items() for path in paths]


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Run the database for real; its address is what the applications are told."""
    port = free_port()
    command = [sys.executable, "targets/database/serve.py", "--host=127.0.0.1", f"--port={port}"]
    server = subprocess.Popen(command)
    for _ in range(1200):
        if accepts(port) or server.poll() is not None:
            break
        time.sleep(0.05)
    assert server.poll() is None
    yield f"postgresql://reader@127.0.0.1:{port}/postgres"
    server.terminate()
    assert server.wait(timeout=60) == 0


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def accepts(port: int) -> bool:
    """Whether somebody listens on this port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(framework: str, path: str) -> Reply:
    """Ask an application that is made for this one request; its environment says where its database is."""
    if framework == "fastapi":
        with TestClient(create_fastapi()) as client:
            response = client.get(f"/test/{path}")
            return response.status_code, response.json()
    answer = create_flask().test_client().get(f"/test/{path}")
    return answer.status_code, answer.get_json()


@pytest.mark.parametrize(("framework", "path"), CASES)
def test_it_answers_the_last_ten_orders_of_a_customer(
    database: str, framework: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with its number and its cents, the newest first."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("DATABASE_CONNECTIONS", "1")
    status, body = ask(framework, path)
    assert status == 200
    assert body["rows"] == 10
    numbers = [number for number, _ in body["orders"]]
    assert numbers == sorted(numbers, reverse=True)
    assert all(cents == number % 9973 for number, cents in body["orders"])


@pytest.mark.parametrize(
    ("user", "statement"),
    [("reader", "DELETE FROM orders"), ("reader", "COPY orders TO PROGRAM 'true'"), ("benchbook", "SELECT 1")],
)
def test_nobody_may_do_more_than_read(database: str, user: str, statement: str) -> None:
    """Others on the machine may reach the port, and the owner of a database may start programs."""
    refused = pytest.raises(psycopg.Error, match=r"permission denied|no pg_hba\.conf entry")
    with refused, psycopg.connect(database.replace("reader", user)) as connection:
        connection.execute(statement.encode())


def test_without_a_database_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The status tells it from an error of the application; psycopg's pool would say it after 30 seconds."""
    monkeypatch.setenv("DATABASE_URL", f"postgresql://reader@127.0.0.1:{free_port()}/postgres")
    status, body = ask("fastapi", "async-query")
    assert status == 503
    assert body["error"].startswith("database: ")
    assert os.environ["DATABASE_URL"] not in body["error"]
