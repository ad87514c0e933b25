"""The same wait on an event loop; apart from the blocking one, so that who never awaits does not load its client."""

from __future__ import annotations

import time

import aiohttp

from targets.workload.answers import WorkAnswer, answer, received
from targets.workload.waiting import POOL_SIZE, UpstreamError, address, timeout_seconds, verify


def upstream_session() -> aiohttp.ClientSession:
    """Make a session for awaiting the service; it belongs to the running event loop and has to be closed."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=POOL_SIZE, force_close=True))


async def awaited_wait(session: aiohttp.ClientSession, milliseconds: int) -> WorkAnswer:
    """Await the service's answer; other requests get on meanwhile."""
    message = received(f"Wait of {milliseconds} milliseconds")
    timeout = aiohttp.ClientTimeout(total=timeout_seconds(milliseconds))
    began = time.monotonic()
    try:
        async with session.get(address(milliseconds), timeout=timeout) as response:
            verify(response.status, await response.read(), milliseconds)
    except (aiohttp.ClientError, TimeoutError) as failed:
        raise UpstreamError(type(failed).__name__) from failed
    return answer(message, "wait", milliseconds, began, time.monotonic())
