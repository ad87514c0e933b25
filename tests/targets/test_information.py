"""What a target says of itself."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from targets.workload.information import information

if TYPE_CHECKING:
    import pytest


def test_it_names_the_server_that_it_is_usually_served_by() -> None:
    """Where the environment says nothing else."""
    assert information("flask", "gunicorn", "sync")["server"] == "gunicorn"


def test_it_names_the_server_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same application under another server says so, with that server's version."""
    monkeypatch.setenv("BENCHBOOK_SERVER", "uvicorn")
    told = information("flask", "gunicorn", "sync")
    assert (told["server"], told["server_version"]) == ("uvicorn", version("uvicorn"))
