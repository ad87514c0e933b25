"""Both applications behind one way of asking them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from targets.fastapi.app import create_app as create_fastapi
from targets.flask.app import create_app as create_flask

if TYPE_CHECKING:
    from collections.abc import Callable

Reply = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Application:
    """An application under test: `ask` gives status and JSON body of a path."""

    framework: str
    server: str
    ask: Callable[[str], Reply]


def fastapi_application() -> Application:
    """FastAPI through its own test client."""
    client = TestClient(create_fastapi())

    def ask(path: str) -> Reply:
        response = client.get(path)
        return response.status_code, response.json()

    return Application("fastapi", "uvicorn", ask)


def flask_application() -> Application:
    """Flask through its own test client."""
    client = create_flask().test_client()

    def ask(path: str) -> Reply:
        response = client.get(path)
        return response.status_code, response.get_json()

    return Application("flask", "gunicorn", ask)


@pytest.fixture(params=[fastapi_application, flask_application], ids=["fastapi", "flask"])
def application(request: pytest.FixtureRequest) -> Application:
    """Each application in turn."""
    made: Application = request.param()
    return made


@pytest.fixture
def fastapi() -> Application:
    """Only FastAPI: what Flask does not serve."""
    return fastapi_application()
