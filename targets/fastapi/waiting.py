"""IO-bound requests: awaited as they should be, on a thread, and blocking the event loop."""

from __future__ import annotations

from fastapi import APIRouter, Request

from targets.workload.amounts import parse_milliseconds
from targets.workload.answers import WorkAnswer
from targets.workload.awaiting import awaited_wait
from targets.workload.waiting import blocking_wait

waiting = APIRouter(prefix="/test")
block = blocking_wait()


@waiting.get("/async-iobound/{milliseconds}")
async def async_iobound(request: Request, milliseconds: str) -> WorkAnswer:
    """Await the slow service."""
    return await awaited_wait(request.app.state.session, parse_milliseconds(milliseconds))


@waiting.get("/threadpool-iobound/{milliseconds}")
def threadpool_iobound(milliseconds: str) -> WorkAnswer:
    """Block a thread of the framework's pool, because this is a plain function."""
    return block(parse_milliseconds(milliseconds))


@waiting.get("/badasync-iobound/{milliseconds}")
async def badasync_iobound(milliseconds: str) -> WorkAnswer:
    """Block the event loop with a client that cannot be awaited."""
    return block(parse_milliseconds(milliseconds))
