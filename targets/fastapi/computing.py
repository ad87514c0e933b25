"""CPU-bound requests: on the event loop, hidden in a coroutine, on a thread, and in a pool of processes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from targets.workload.amounts import parse_iterations, parse_kind
from targets.workload.answers import WorkAnswer, do_work

if TYPE_CHECKING:
    from targets.workload.pool import WorkPool

computing = APIRouter(prefix="/test")


class BadAsyncAnswer(WorkAnswer):
    """A work answer with the number of tasks on the event loop at that moment."""

    concurrent_tasks: int


async def hidden_work(iterations: str, work: str | None) -> WorkAnswer:
    """Look asynchronous and block all the same: there is nothing to wait for in here."""
    return do_work(parse_kind(work), parse_iterations(iterations))


@computing.get("/calibrate")
async def calibrate(work: str | None = None) -> WorkAnswer:
    """One iteration."""
    return do_work(parse_kind(work), 1)


@computing.get("/sync-cpubound/{iterations}")
async def sync_cpubound(iterations: str, work: str | None = None) -> WorkAnswer:
    """Block the event loop, as whoever forgets what `async def` means."""
    return do_work(parse_kind(work), parse_iterations(iterations))


@computing.get("/badasync-cpubound/{iterations}")
async def badasync_cpubound(iterations: str, work: str | None = None) -> BadAsyncAnswer:
    """Block the event loop from below a coroutine that is awaited."""
    answer = await hidden_work(iterations, work)
    return {**answer, "concurrent_tasks": len(asyncio.all_tasks())}


@computing.get("/threadpool-cpubound/{iterations}")
def threadpool_cpubound(iterations: str, work: str | None = None) -> WorkAnswer:
    """Work on a thread of the framework's pool, because this is a plain function."""
    return do_work(parse_kind(work), parse_iterations(iterations))


@computing.get("/processpool-cpubound/{iterations}")
async def processpool_cpubound(request: Request, iterations: str, work: str | None = None) -> WorkAnswer:
    """Await a process that works, with an interpreter of its own."""
    pool: WorkPool = request.app.state.pool
    return await pool.work(parse_kind(work), parse_iterations(iterations))
