"""The contract in targets/README.md, held against both applications."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.targets.conftest import Application


def is_work(iterations: int, work: str = "matrix") -> Callable[[dict[str, Any]], bool]:
    """Check an answer about work of so many iterations."""

    def check(body: dict[str, Any]) -> bool:
        moments = body["began"] <= body["ended"] <= time.monotonic()
        measured = body["result"] == pytest.approx(body["ended"] - body["began"])
        document = isinstance(body["message"], str) and isinstance(body["result"], float)
        echoed = body["iterations"] == iterations and body["work"] == work
        return moments and measured and document and echoed and body["pid"] == os.getpid()

    return check


def is_refusal(got: str) -> Callable[[dict[str, Any]], bool]:
    """Check an error that says what was expected and what was got."""
    return lambda body: body == {"error": f"iterations: expected an integer from 1 to 10000000, got {got!r}"}


def is_error(text: str) -> Callable[[dict[str, Any]], bool]:
    """Check an error by its exact words."""
    return lambda body: body == {"error": text}


CONTRACT: list[tuple[str, int, Callable[[dict[str, Any]], bool]]] = [
    ("/test/health", 200, lambda body: body == {"status": "ok"}),
    ("/test/calibrate", 200, is_work(1)),
    ("/test/sync-cpubound/1", 200, is_work(1)),
    ("/test/sync-cpubound/3", 200, is_work(3)),
    ("/test/sync-cpubound/0", 422, is_refusal("0")),
    ("/test/sync-cpubound/-1", 422, is_refusal("-1")),
    ("/test/sync-cpubound/10000001", 422, is_refusal("10000001")),
    ("/test/sync-cpubound/1.5", 422, is_refusal("1.5")),
    ("/test/sync-cpubound/1_0", 422, is_refusal("1_0")),
    ("/test/sync-cpubound/many", 422, is_refusal("many")),
    ("/test/calibrate?work=python", 200, is_work(1, "python")),
    ("/test/sync-cpubound/2?work=python", 200, is_work(2, "python")),
    ("/test/sync-cpubound/2?work=matrix", 200, is_work(2)),
    ("/test/sync-cpubound/2?work=sleep", 422, is_error("work: expected matrix or python, got 'sleep'")),
    ("/test/nothing", 404, lambda body: "error" in body),
]


@pytest.mark.parametrize(("path", "status", "check"), CONTRACT, ids=[row[0] for row in CONTRACT])
def test_both_applications_answer_alike(
    application: Application, path: str, status: int, check: Callable[[dict[str, Any]], bool]
) -> None:
    """Every row of the table holds for every application."""
    got, body = application.ask(path)
    assert got == status
    assert check(body), body


ALSO_OTHERS = ("/test/health", "/test/calibrate?work=python", "/test/sync-cpubound/2?work=python", "/test/nothing")
OTHERS: list[tuple[str, int, Callable[[dict[str, Any]], bool]]] = [
    *(row for row in CONTRACT if row[0] in ALSO_OTHERS),
    ("/test/sync-cpubound/0?work=python", 422, is_refusal("0")),
    ("/test/sync-cpubound/10000001?work=python", 422, is_refusal("10000001")),
    ("/test/sync-cpubound/1_0?work=python", 422, is_refusal("1_0")),
    ("/test/sync-cpubound/2", 422, is_error("work: expected python, got 'matrix'")),
    ("/test/async-iobound/30", 200, is_work(30, "wait")),
    ("/test/async-iobound/60001", 422, is_error("milliseconds: expected an integer from 1 to 60000, got '60001'")),
]


@pytest.mark.parametrize(("path", "status", "check"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_languages_answer_alike_where_they_answer(
    other: Application, path: str, status: int, check: Callable[[dict[str, Any]], bool]
) -> None:
    """What Node and Go serve of the contract, they serve in the same words."""
    got, body = other.ask(path)
    assert got == status
    assert check(body), body


def test_information_names_framework_and_server(application: Application) -> None:
    """An application says what it is and what it was given."""
    status, body = application.ask("/test/info")
    assert status == 200
    assert (body["framework"], body["server"]) == (application.framework, application.server)
    assert set(body["blas_threads"]) == {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"}
    assert body["workers"] == 1
    assert body["cores"] is None or body["cores"] >= 1


def test_resource_monitor_shows_top_with_the_columns_the_document_reads(application: Application) -> None:
    """The header is the one the original notebook's client looks for, and `top` is among the rows."""
    status, body = application.ask("/test/resmon")
    assert status == 200
    head, _, rows = body["result"].partition("PID USER      PR  NI    VIRT    RES    SHR")
    assert head.startswith("top - ")
    assert "top" in {line.split()[-1] for line in rows.splitlines()[1:]}


def test_resource_monitor_without_top_says_what_to_install(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without `top` gets an answer, not a crash."""
    monkeypatch.setenv("PATH", "/nonexistent")
    status, body = application.ask("/test/resmon")
    assert status == 503
    assert "procps" in body["error"]


FASTAPI: list[tuple[str, int, Callable[[dict[str, Any]], bool]]] = [
    ("/test/badasync-cpubound/2", 200, lambda body: is_work(2)(body) and body["concurrent_tasks"] >= 1),
    ("/test/badasync-cpubound/2?work=python", 200, is_work(2, "python")),
    ("/test/threadpool-cpubound/2", 200, is_work(2)),
    ("/test/threadpool-cpubound/2?work=python", 200, is_work(2, "python")),
    ("/test/threadpool-cpubound/0", 422, is_refusal("0")),
    ("/test/processpool-cpubound/x", 422, is_refusal("x")),
    ("/test/async-iobound/30", 200, is_work(30, "wait")),
    ("/test/threadpool-iobound/30", 200, is_work(30, "wait")),
    ("/test/badasync-iobound/30", 200, is_work(30, "wait")),
    ("/test/async-iobound/0", 422, is_error("milliseconds: expected an integer from 1 to 60000, got '0'")),
]


@pytest.mark.parametrize(("path", "status", "check"), FASTAPI, ids=[row[0] for row in FASTAPI])
def test_fastapi_also_answers(
    fastapi: Application, path: str, status: int, check: Callable[[dict[str, Any]], bool]
) -> None:
    """What only an asynchronous framework can do well or badly."""
    got, body = fastapi.ask(path)
    assert got == status
    assert check(body), body


def test_flask_waits_for_the_slow_service(flask: Application) -> None:
    """A wait takes as long as was asked for."""
    asked = time.monotonic()
    status, body = flask.ask("/test/sync-iobound/30")
    assert status == 200
    assert is_work(30, "wait")(body)
    assert 0.03 <= body["result"] <= time.monotonic() - asked
    assert flask.ask("/test/sync-iobound/60001")[0] == 422


def test_the_process_pool_works_in_other_processes(fastapi: Application) -> None:
    """The answer names the process that did the work, and the work is of the kind that was asked for."""
    status, body = fastapi.ask("/test/processpool-cpubound/2?work=python")
    assert status == 200
    assert body["pid"] != os.getpid()
    assert (body["iterations"], body["work"]) == (2, "python")


@pytest.mark.parametrize("how", ["async", "threadpool", "badasync", "sync"])
def test_a_slow_service_that_is_down_is_an_error_and_not_an_answer(
    how: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for it says so, without the service's address."""
    application: Application = request.getfixturevalue("flask" if how == "sync" else "fastapi")
    monkeypatch.setenv("UPSTREAM_URL", "http://127.0.0.1:9")
    status, body = application.ask(f"/test/{how}-iobound/5")
    assert status == 502
    assert body["error"].startswith("upstream: expected an answer after the wait, got ")
    assert "127.0.0.1" not in body["error"]
