"""A pool of processes for CPU-bound work, so that it gets off the event loop and out of its interpreter."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from targets.workload.answers import WorkAnswer, do_work

if TYPE_CHECKING:
    from targets.workload.cpu import Kind

# Stated because the default differs between systems and changed in Python 3.14; a forked event loop is not safe.
START_METHOD = "spawn"


class WorkPool:
    """A process for every core that may be used; nothing of it exists until the first work comes."""

    def __init__(self) -> None:
        """Remember that there is no pool yet."""
        self._executor: ProcessPoolExecutor | None = None

    async def work(self, kind: Kind, iterations: int) -> WorkAnswer:
        """Await work that a process of the pool does."""
        # Made late, because making it starts a process that keeps track of its semaphores.
        if self._executor is None:
            context = multiprocessing.get_context(START_METHOD)
            self._executor = ProcessPoolExecutor(max_workers=usable_cores(), mp_context=context)
        return await asyncio.get_running_loop().run_in_executor(self._executor, do_work, kind, iterations)

    async def close(self) -> None:
        """End its processes, which would otherwise keep the server from ending."""
        if self._executor is not None:
            # Off the loop, because it waits for them.
            await asyncio.to_thread(self._executor.shutdown, cancel_futures=True)


def usable_cores() -> int:
    """How many cores this process may run on."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else (os.cpu_count() or 1)
