"""The ASGI middleware: what it says, and that it changes nothing else."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from targets.middleware.benchbook_middleware import TASKS_IN_EVERY_RESPONSE, BenchbookASGI

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Message = MutableMapping[str, Any]
    Send = Callable[[Message], Awaitable[None]]

START: Message = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]}
SECOND = 10**9


async def sent_by(app: BenchbookASGI, scope: Message | None = None) -> list[Message]:
    """Every message that an application sends for one request."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope or {"type": "http"}, receive, send)
    return sent


def answering(*messages: Message, seconds: float = 0) -> BenchbookASGI:
    """An application that sends some messages, after some seconds."""

    async def app(_scope: Message, _receive: object, send: Send) -> None:
        if seconds > 0:
            await asyncio.sleep(seconds)
        for message in messages:
            await send(message)

    return BenchbookASGI(app)


def told(message: Message) -> dict[str, str]:
    """What a response start tells, where it tells it once."""
    values = [value for name, value in message["headers"] if name == b"benchbook-work"]
    assert len(values) == 1
    return dict(part.split("=") for part in values[0].decode().split(";"))


def test_tells_interval_worker_and_tasks() -> None:
    """The interval lies between call and response, on the clock that the client reads too."""
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    (start,) = asyncio.run(sent_by(answering(START, seconds=0.05)))
    after = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    said = told(start)
    assert list(said) == ["interface", "began", "ended", "worker", "tasks"]
    assert (said["interface"], said["worker"], said["tasks"]) == ("asgi", str(os.getpid()), "1")
    assert before < int(said["began"]) <= int(said["ended"]) - 0.05 * SECOND < after


def test_keeps_the_headers_of_the_application() -> None:
    """The application's own headers come first, unchanged, and its message is not changed."""
    (start,) = asyncio.run(sent_by(answering(START)))
    assert start["headers"][:-1] == [(b"content-type", b"text/plain")]
    assert start["status"] == 200
    assert len(START["headers"]) == 1


def test_adds_to_a_response_without_headers() -> None:
    """ASGI lets an application leave the headers out."""
    (start,) = asyncio.run(sent_by(answering({"type": "http.response.start", "status": 204})))
    assert told(start)["interface"] == "asgi"


@pytest.mark.parametrize("name", [b"benchbook-work", b"Benchbook-Work"])
def test_replaces_what_the_application_tells(name: bytes) -> None:
    """No application can tell in the middleware's place, nor beside it."""
    (start,) = asyncio.run(sent_by(answering({**START, "headers": [(name, b"began=1"), (name, b"began=2")]})))
    assert told(start)["worker"] == str(os.getpid())


def test_tells_once_when_wrapped_twice() -> None:
    """The outer of two tells, since it was called first."""
    inner = answering(START, seconds=0.02)
    (start,) = asyncio.run(sent_by(BenchbookASGI(inner)))
    assert told(start)["interface"] == "asgi"


def test_ends_the_interval_when_a_streamed_response_starts() -> None:
    """The body comes after the headers, so its time is in no interval; its messages pass as they are."""
    chunks = [{"type": "http.response.body", "body": b"%d" % n, "more_body": n < 2} for n in range(3)]

    async def app(_scope: Message, _receive: object, send: Send) -> None:
        await send(START)
        for chunk in chunks:
            await asyncio.sleep(0.02)
            await send(chunk)

    async def timed() -> tuple[list[Message], int]:
        sent = await sent_by(BenchbookASGI(app))
        return sent, time.monotonic_ns()

    (start, *rest), after = asyncio.run(timed())
    assert all(got is chunk for got, chunk in zip(rest, chunks, strict=True))
    assert after - int(told(start)["ended"]) > 0.05 * SECOND


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_passes_everything_else_through(kind: str) -> None:
    """WebSockets and the lifespan get the server's own callables, and their messages are untouched."""
    seen: list[object] = []

    async def app(*given: object) -> None:
        seen.extend(given)

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    scope = {"type": kind}
    asyncio.run(BenchbookASGI(app)(scope, receive, send))
    assert seen[0] is scope
    assert seen[1:] == [receive, send]


def test_lets_errors_of_the_application_through() -> None:
    """The server answers for them, as it would without the middleware."""

    async def app(*_given: object) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        asyncio.run(sent_by(BenchbookASGI(app)))


def test_counts_the_tasks_of_the_loop() -> None:
    """Tasks that have not begun count: on a blocked loop requests wait as such."""

    async def beside(others: int) -> str:
        tasks = [asyncio.create_task(asyncio.sleep(60)) for _ in range(others)]
        (start,) = await sent_by(answering(START))
        for task in tasks:
            task.cancel()
        return told(start)["tasks"]

    assert asyncio.run(beside(7)) == "8"


def test_counts_many_tasks_only_in_some_responses() -> None:
    """A count takes longer the more tasks there are, and a response must not."""
    many = 3 * TASKS_IN_EVERY_RESPONSE

    async def responses() -> list[bool]:
        tasks = [asyncio.create_task(asyncio.sleep(60)) for _ in range(many - 1)]
        app = answering(START)
        counted = ["tasks" in told((await sent_by(app))[0]) for _ in range(8)]
        for task in tasks:
            task.cancel()
        return counted

    assert asyncio.run(responses()) == [True, False, False, False, True, False, False, False]


def test_tells_no_tasks_without_a_loop_of_asyncio() -> None:
    """Under another library's loop the number is not known."""
    call = sent_by(answering(START))
    with pytest.raises(StopIteration) as ended:
        call.send(None)
    assert "tasks" not in told(ended.value.value[0])
