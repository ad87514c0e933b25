"""Tells Benchbook when an application of yours worked on a request, and who did: one header on every response.

Copy this file beside your application; it needs Python 3.10 and nothing else. Then, for FastAPI, Starlette, Django or
any other ASGI application:

    from benchbook_middleware import BenchbookASGI
    app = BenchbookASGI(app)

and for Flask, Django or any other WSGI application:

    from benchbook_middleware import BenchbookWSGI
    app = BenchbookWSGI(app)

The header is `Benchbook-Work: interface=asgi;began=123;ended=456;worker=789;tasks=3`:

- `began` is when the server called the application, and `ended` when the application started its response. Headers are
  sent before the body, so what a streamed response does afterwards is in no interval. Both are nanoseconds on the
  monotonic clock (`time.monotonic_ns`, which is CLOCK_MONOTONIC on Linux).
- `worker` is the process that answered.
- `tasks`, of ASGI applications only, is how many tasks were on the event loop when the response started. It is missing
  where there is no asyncio loop, and from some responses while there are many tasks.

A WSGI server calls the application on the thread or the process that serves the request, so the interval is the work.
An ASGI server calls it on the event loop, and in the interval the request may also have waited inside of the
application: for a thread of its pool, for a connection to a database, or for its turn on the loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from os import getpid
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

__all__ = ["BenchbookASGI", "BenchbookWSGI"]

NAME = "Benchbook-Work"
# ASGI wants lower case.
ASGI_NAME = NAME.lower().encode()

# What the standard library does not name: https://asgi.readthedocs.io/en/latest/specs/main.html
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApplication = Callable[[Message, Receive, Send], Awaitable[None]]

# Counting tasks takes about 0.2 µs for each of them. Beyond so many, some responses are sent without a count, so that
# counting takes no more than 10 µs a response on average.
TASKS_IN_EVERY_RESPONSE = 50


class BenchbookASGI:
    """An ASGI application whose responses tell of their work; all else that it does is what `app` does."""

    def __init__(self, app: ASGIApplication) -> None:
        """Wrap an application."""
        self._app = app
        self._to_skip = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve a request, and mark the start of its response. WebSockets and the lifespan pass through untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = monotonic_ns()

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = f"interface=asgi;began={began};ended={monotonic_ns()};worker={getpid()}{self._tasks()}"
                # Nobody else may tell: not the application, and not the same middleware within it.
                headers = [header for header in message.get("headers", ()) if header[0].lower() != ASGI_NAME]
                message = {**message, "headers": [*headers, (ASGI_NAME, told.encode())]}
            await send(message)

        await self._app(scope, receive, send_marked)

    def _tasks(self) -> str:
        """Count the tasks on the event loop, unless it is too soon after a count of many."""
        if self._to_skip > 0:
            self._to_skip -= 1
            return ""
        try:
            tasks = len(asyncio.all_tasks())
        except RuntimeError:  # Another library than asyncio runs the loop.
            return ""
        self._to_skip = tasks // TASKS_IN_EVERY_RESPONSE
        return f";tasks={tasks}"


class BenchbookWSGI:
    """A WSGI application whose responses tell of their work; all else that it does is what `app` does."""

    def __init__(self, app: WSGIApplication) -> None:
        """Wrap an application."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve a request, and mark the start of its response. The body passes through untouched."""
        began = monotonic_ns()

        def start_marked(
            status: str, headers: list[tuple[str, str]], exc_info: ExceptionInfo | None = None, /
        ) -> Callable[[bytes], object]:
            told = f"interface=wsgi;began={began};ended={monotonic_ns()};worker={getpid()}"
            # Nobody else may tell: not the application, and not the same middleware within it.
            kept = [header for header in headers if header[0].lower() != NAME.lower()]
            return start_response(status, [*kept, (NAME, told)], exc_info)

        return self._app(environ, start_marked)
