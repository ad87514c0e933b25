"""The contract in targets/README.md, held against both applications."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.targets.conftest import Application


def is_work(iterations: int) -> Callable[[dict[str, Any]], bool]:
    """Check an answer about work of so many iterations."""

    def check(body: dict[str, Any]) -> bool:
        moments = body["began"] <= body["ended"] <= time.monotonic()
        measured = body["result"] == pytest.approx(body["ended"] - body["began"])
        document = isinstance(body["message"], str) and isinstance(body["result"], float)
        return moments and measured and document and body["pid"] == os.getpid() and body["iterations"] == iterations

    return check


def is_refusal(came: str) -> Callable[[dict[str, Any]], bool]:
    """Check an error that says what was expected and what came."""
    return lambda body: body == {"error": f"iterations: expected an integer from 1 to 10000, got {came!r}"}


CONTRACT: list[tuple[str, int, Callable[[dict[str, Any]], bool]]] = [
    ("/test/health", 200, lambda body: body == {"status": "ok"}),
    ("/test/calibrate", 200, is_work(1)),
    ("/test/sync-cpubound/1", 200, is_work(1)),
    ("/test/sync-cpubound/3", 200, is_work(3)),
    ("/test/sync-cpubound/0", 422, is_refusal("0")),
    ("/test/sync-cpubound/-1", 422, is_refusal("-1")),
    ("/test/sync-cpubound/10001", 422, is_refusal("10001")),
    ("/test/sync-cpubound/1.5", 422, is_refusal("1.5")),
    ("/test/sync-cpubound/1_0", 422, is_refusal("1_0")),
    ("/test/sync-cpubound/many", 422, is_refusal("many")),
    ("/test/nothing", 404, lambda body: "error" in body),
]


@pytest.mark.parametrize(("path", "status", "check"), CONTRACT, ids=[row[0] for row in CONTRACT])
def test_both_applications_answer_alike(
    application: Application, path: str, status: int, check: Callable[[dict[str, Any]], bool]
) -> None:
    """Every row of the table holds for every application."""
    came, body = application.ask(path)
    assert came == status
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
    """The header is the one the document's client looks for, and `top` is among the rows."""
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


def test_hidden_work_counts_the_tasks_on_the_loop(fastapi: Application) -> None:
    """The badly asynchronous endpoint answers as the others do, with the number of tasks."""
    status, body = fastapi.ask("/test/badasync-cpubound/2")
    assert status == 200
    assert is_work(2)(body)
    assert body["concurrent_tasks"] >= 1
