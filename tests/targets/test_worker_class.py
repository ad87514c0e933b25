"""What a WSGI application says of the way its server works through requests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from targets.flask.worker_class import worker_class

if TYPE_CHECKING:
    from collections.abc import Sequence

GUNICORN = {"SERVER_SOFTWARE": "gunicorn/27.0.1", "wsgi.multithread": True}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), "sync"),
        (("--worker-class=sync",), "sync"),
        (("--worker-class=gthread", "--threads=4"), "gthread"),
        (("--threads=4",), "gthread"),
        (("-k", "uvicorn_worker.UvicornWorker"), "uvicorn_worker.UvicornWorker"),
    ],
)
def test_gunicorn_is_described_by_the_command_that_started_it(
    options: Sequence[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than one thread makes of a sync worker a threaded one, as Gunicorn does."""
    monkeypatch.setattr(sys, "argv", ["gunicorn", "targets.flask.app:app", *options])
    assert worker_class(GUNICORN) == expected


def test_gunicorn_is_described_by_its_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gunicorn takes options from the environment."""
    monkeypatch.setattr(sys, "argv", ["gunicorn", "targets.flask.app:app"])
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--threads=2")
    assert worker_class(GUNICORN) == "gthread"


@pytest.mark.parametrize(("multithread", "expected"), [(True, "threads"), (False, "sync")])
def test_another_server_is_described_by_what_wsgi_says(multithread: bool, expected: str) -> None:  # noqa: FBT001
    """WSGI has a server say whether it calls the application from several threads at once."""
    assert worker_class({"SERVER_SOFTWARE": "Werkzeug/3.1.3", "wsgi.multithread": multithread}) == expected
