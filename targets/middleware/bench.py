"""Measures what the middleware adds to a request: `python -m targets.middleware.bench` prints microseconds.

The same application is called with and without it, in turns, because the machine changes; each number is the median of
the rounds. There is no server and no socket, so nothing else is in the difference but one more call.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from typing import TYPE_CHECKING

from targets.middleware.benchbook_middleware import ASGIApplication, BenchbookASGI, BenchbookWSGI, Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

ROUNDS = 31
REQUESTS = 500
# As many headers as frameworks send.
HEADERS = [(f"x-header-{number}", "value") for number in range(8)]
TASKS = (1, 80, 1000)

ASGI_START: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(name.encode(), value.encode()) for name, value in HEADERS],
}
ASGI_BODY: Message = {"type": "http.response.body", "body": b"text"}


async def asgi_app(_scope: Message, _receive: object, send: Callable[[Message], Awaitable[None]]) -> None:
    """Answer at once."""
    await send(ASGI_START)
    await send(ASGI_BODY)


def wsgi_app(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer at once."""
    start_response("200 OK", HEADERS)
    return [b"text"]


def wsgi_microseconds(app: WSGIApplication) -> float:
    """Take the time of one request, the mean of a round."""

    def start(_status: str, _headers: object, _info: object = None, /) -> Callable[[bytes], object]:
        return len

    began = time.perf_counter_ns()
    for _ in range(REQUESTS):
        app({}, start)
    return (time.perf_counter_ns() - began) / REQUESTS / 1000


async def asgi_microseconds(app: ASGIApplication) -> float:
    """Take the time of one request, the mean of a round."""

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    began = time.perf_counter_ns()
    for _ in range(REQUESTS):
        await app({"type": "http"}, receive, send)
    return (time.perf_counter_ns() - began) / REQUESTS / 1000


async def asgi_cost(tasks: int) -> float:
    """Measure what the ASGI middleware adds while there are so many tasks on the loop, this one among them."""
    others = [asyncio.create_task(asyncio.Event().wait()) for _ in range(tasks - 1)]
    wrapped = BenchbookASGI(asgi_app)
    differences = [await asgi_microseconds(wrapped) - await asgi_microseconds(asgi_app) for _ in range(ROUNDS)]
    for other in others:
        other.cancel()
    return statistics.median(differences)


def main() -> None:
    """Measure both, the ASGI one beside some numbers of tasks."""
    wrapped = BenchbookWSGI(wsgi_app)
    wsgi = statistics.median(wsgi_microseconds(wrapped) - wsgi_microseconds(wsgi_app) for _ in range(ROUNDS))
    asgi = [{"tasks": tasks, "microseconds": asyncio.run(asgi_cost(tasks))} for tasks in TASKS]
    sys.stdout.write(json.dumps({"wsgi": wsgi, "asgi": asgi}) + "\n")


if __name__ == "__main__":
    main()
