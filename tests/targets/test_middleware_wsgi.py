"""The WSGI middleware: what it says, and that it changes nothing else."""

from __future__ import annotations

import ast
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from flask import Flask, stream_with_context

from targets.middleware import benchbook_middleware
from targets.middleware.benchbook_middleware import BenchbookASGI, BenchbookWSGI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Started = list[tuple[str, list[tuple[str, str]], object]]
SECOND = 10**9


def call(app: WSGIApplication) -> tuple[Started, Iterable[bytes]]:
    """What an application starts its response with, and the body that it returns."""
    started: Started = []

    def start(status: str, headers: list[tuple[str, str]], info: object = None, /) -> Callable[[bytes], object]:
        started.append((status, headers, info))
        return len

    environ: WSGIEnvironment = {"QUERY_STRING": ""}
    setup_testing_defaults(environ)
    return started, app(environ, start)


def answering(
    headers: list[tuple[str, str]], body: Iterable[bytes] = (b"text",), seconds: float = 0
) -> WSGIApplication:
    """An application that answers with some headers and a body, after some seconds."""

    def app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        time.sleep(seconds)
        start_response("200 OK", headers)
        return body

    return app


def told(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the headers of a response tell, where they tell it once."""
    values = [value for name, value in headers if name.lower() == "benchbook-work"]
    assert len(values) == 1
    return dict(part.split("=") for part in values[0].split(";"))


def test_tells_interval_and_worker() -> None:
    """The interval lies between call and response, on the clock that the client reads too."""
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    [(status, headers, _)], _ = call(BenchbookWSGI(answering([("Content-Type", "text/plain")], seconds=0.05)))
    after = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    said = told(headers)
    assert list(said) == ["interface", "began", "ended", "worker"]
    assert (said["interface"], said["worker"]) == ("wsgi", str(os.getpid()))
    assert before < int(said["began"]) <= int(said["ended"]) - 0.05 * SECOND < after
    assert (status, headers[:-1]) == ("200 OK", [("Content-Type", "text/plain")])


def test_returns_the_body_of_the_application_itself() -> None:
    """A server sends files by what the body is, and closes it."""
    body = [b"a", b"b"]
    assert call(BenchbookWSGI(answering([], body)))[1] is body


def test_replaces_what_the_application_tells() -> None:
    """No application can tell in the middleware's place, nor beside it; of two middlewares the outer tells."""
    forged = [("benchbook-work", "began=1"), ("Benchbook-Work", "began=2")]
    [(_, headers, _)], _ = call(BenchbookWSGI(BenchbookWSGI(answering(forged))))
    assert told(headers)["worker"] == str(os.getpid())


def test_ends_the_interval_when_a_generator_starts_its_response() -> None:
    """An application may be a generator: it is called, and works only when its body is asked for."""

    def app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        time.sleep(0.03)
        start_response("200 OK", [])
        yield b"text"

    started, body = call(BenchbookWSGI(app))
    assert started == []
    assert list(body) == [b"text"]
    said = told(started[0][1])
    assert int(said["ended"]) - int(said["began"]) >= 0.03 * SECOND


def test_lets_an_error_replace_a_response_that_was_started() -> None:
    """An application may start again with what was raised; the server gets it, and the header once."""

    def app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        try:
            int("no number")
        except ValueError:
            start_response("500 Error", [], sys.exc_info())
        return [b"error"]

    started, _ = call(BenchbookWSGI(app))
    assert [status for status, _, _ in started] == ["200 OK", "500 Error"]
    info = started[1][2]
    assert isinstance(info, tuple)
    assert info[0] is ValueError
    assert all(told(headers) for _, headers, _ in started)


def test_lets_errors_of_the_application_through() -> None:
    """The server answers for them, as it would without the middleware."""

    def app(_environ: WSGIEnvironment, _start_response: StartResponse) -> Iterable[bytes]:
        raise LookupError

    with pytest.raises(LookupError):
        call(BenchbookWSGI(app))


def test_keeps_to_wsgi() -> None:
    """The standard library's checker finds nothing wrong, neither towards the server nor towards the application."""
    app = validator(BenchbookWSGI(validator(answering([("Content-Type", "text/plain")]))))
    started, body = call(app)
    assert b"".join(body) == b"text"
    assert told(started[0][1])["interface"] == "wsgi"
    close = getattr(body, "close")  # noqa: B009 - an iterable need not have it
    close()


def test_wraps_flask_where_its_own_commands_still_find_it() -> None:
    """`app.wsgi_app = BenchbookWSGI(app.wsgi_app)` leaves `app` a Flask application, streams included."""
    app = Flask("wrapped")
    app.wsgi_app = BenchbookWSGI(app.wsgi_app)  # type: ignore[method-assign]

    @app.get("/")
    def stream() -> Iterator[bytes]:
        return stream_with_context(iter([b"a", b"b"]))

    response = app.test_client().get("/")
    assert response.data == b"ab"
    assert told(response.headers.items())["interface"] == "wsgi"


def test_wraps_fastapi_in_either_way() -> None:
    """Around the application, or among its middlewares."""
    around, among = FastAPI(), FastAPI()
    among.add_middleware(BenchbookASGI)
    for app in (BenchbookASGI(around), among):
        response = TestClient(app).get("/openapi.json")
        assert response.status_code == 200
        assert told(response.headers.items())["interface"] == "asgi"


def test_is_one_file_of_python_3_10_without_dependencies() -> None:
    """It is copied beside applications whose Python and packages are their own."""
    tree = ast.parse(Path(benchbook_middleware.__file__).read_text(), feature_version=(3, 10))
    imported = [
        name
        for node in ast.walk(tree)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in getattr(node, "names", [])]
        )
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert {str(name).partition(".")[0] for name in imported} <= sys.stdlib_module_names
