"""The slow service, under a real server."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import aiohttp
import pytest

from targets.workload.waiting import UpstreamError, verify
from tests.targets.conftest import serving


def test_it_waits_for_many_at_once() -> None:
    """Eighty waits of a minute have been sent, and do not keep a short one from being answered."""
    with serving("targets.upstream.app:app") as (port, process):
        assert asyncio.run(waiting_beside_a_short_one(f"http://127.0.0.1:{port}/wait", 80)) == 80
        # Nobody waits for the end of the long ones.
        process.kill()


def test_fastapi_awaits_more_of_them_than_it_has_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads would be used up by forty, and the short one would have to wait for one of them."""
    with serving("targets.upstream.app:app") as (slow, upstream):
        monkeypatch.setenv("UPSTREAM_URL", f"http://127.0.0.1:{slow}")
        with serving("targets.fastapi.app:app") as (port, process):
            assert asyncio.run(waiting_beside_a_short_one(f"http://127.0.0.1:{port}/test/async-iobound", 41)) == 41
            process.kill()
        upstream.kill()


async def waiting_beside_a_short_one(address: str, requests: int) -> int:
    """How many of some long waits are still being waited for when a short one, sent after all of them, is answered."""
    sent = asyncio.Semaphore(0)

    async def note_sent(*_: object) -> None:
        sent.release()

    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(note_sent)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, trace_configs=[trace]) as session:
        long = [asyncio.create_task(wait(session, f"{address}/60000")) for _ in range(requests)]
        for _ in range(requests):
            await sent.acquire()
        await wait(session, f"{address}/1")
        waiting = sum(not task.done() for task in long)
        for task in long:
            task.cancel()
        await asyncio.gather(*long, return_exceptions=True)
        return waiting


async def wait(session: aiohttp.ClientSession, address: str) -> None:
    """Wait once, and see that it was answered."""
    async with session.get(address) as response:
        assert response.status == 200


def told(address: str) -> dict[str, Any]:
    """Ask for an answer in JSON."""

    async def ask() -> dict[str, Any]:
        async with aiohttp.ClientSession() as session, session.get(address) as response:
            body: dict[str, Any] = await response.json()
            return body

    return asyncio.run(ask())


def test_it_answers_as_a_target_does(upstream: str) -> None:
    """A client that asks it directly can check what it did, and when."""
    body = told(f"{upstream}/wait/30")
    assert (body["milliseconds"], body["iterations"], body["work"]) == (30, 30, "wait")
    # Timers of uvloop count in whole milliseconds, and may end that much early.
    assert 0.029 <= body["result"] == pytest.approx(body["ended"] - body["began"])
    assert body["pid"] != os.getpid()


def test_it_says_what_it_is(upstream: str) -> None:
    """Uvicorn finds what uvicorn[standard] installs."""
    body = told(f"{upstream}/test/info")
    assert (body["framework"], body["server"], body["worker_class"]) == ("starlette", "uvicorn", "uvloop")
    assert {"uvloop", "httptools"} <= body["packages"].keys()


@pytest.mark.parametrize(("options", "loop"), [([], "uvloop"), (["--http=h11", "--loop=asyncio"], "asyncio")])
def test_fastapi_says_which_event_loop_it_runs_on(options: list[str], loop: str) -> None:
    """The one that comes with uvicorn[standard], unless it is started as the plain control is."""
    with serving("targets.fastapi.app:app", *options) as (port, _):
        assert told(f"http://127.0.0.1:{port}/test/info")["worker_class"] == loop


def test_it_refuses_a_wait_that_is_none(upstream: str) -> None:
    """As the targets do."""

    async def ask() -> tuple[int, dict[str, str]]:
        async with aiohttp.ClientSession() as session, session.get(f"{upstream}/wait/long") as response:
            return response.status, await response.json()

    status, body = asyncio.run(ask())
    assert status == 422
    assert body == {"error": "milliseconds: expected an integer from 1 to 60000, got 'long'"}


@pytest.mark.parametrize(
    ("status", "body", "got"),
    [
        (500, b"", "status 500"),
        (200, b"<html>", "something else"),
        (200, b"[]", "something else"),
        (200, b'{"milliseconds": 4}', "a wait of 4 milliseconds"),
    ],
)
def test_an_answer_that_is_not_about_this_wait_does_not_count(status: int, body: bytes, got: str) -> None:
    """It is an error that says what was got."""
    with pytest.raises(UpstreamError, match=got):
        verify(status, body, 5)
