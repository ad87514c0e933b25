"""Both applications on a real PostgreSQL: what is answered, where a pool is too small, and without the database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
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
    with held_port() as port:
        pass
    command = [sys.executable, "targets/database/serve.py", "--host=127.0.0.1", f"--port={port}"]
    server = subprocess.Popen(command)
    url = f"postgresql://reader@127.0.0.1:{port}/postgres"
    while not answers(url):
        assert server.poll() is None, "expected a database, got one that ended"
        time.sleep(0.05)
    yield url
    server.terminate()
    assert server.wait(timeout=600) == 0


@contextmanager
def held_port() -> Iterator[int]:
    """Hold a port that nobody listens on: as long as it is held, no other program can."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        yield port


def answers(url: str) -> bool:
    """Whether a database lets somebody in: it listens earlier, and refuses while it starts."""
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


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
    with held_port() as port:
        monkeypatch.setenv("DATABASE_URL", f"postgresql://reader@127.0.0.1:{port}/postgres")
        status, body = ask("fastapi", "async-query")
    assert status == 503
    assert body["error"].startswith("database: ")
    assert os.environ["DATABASE_URL"] not in body["error"]
