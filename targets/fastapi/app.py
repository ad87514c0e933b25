"""The FastAPI target: routes only; the work is in `targets.workload`."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI

from targets.fastapi.computing import computing
from targets.fastapi.errors import answer_errors
from targets.fastapi.waiting import waiting
from targets.workload.awaiting import upstream_session
from targets.workload.information import Information, event_loop, information
from targets.workload.pool import START_METHOD, WorkPool
from targets.workload.processes import own_processes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Hold the pool of processes and the session to the slow service as long as the application serves."""
    app.state.pool = WorkPool()
    app.state.session = upstream_session()
    yield
    await app.state.session.close()
    await app.state.pool.close()


def create_app() -> FastAPI:
    """Make the application."""
    app = FastAPI(title="Benchbook target", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.include_router(computing)
    app.include_router(waiting)

    @app.get("/test/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/test/info")
    async def info() -> Information:
        return information("fastapi", "uvicorn", event_loop(), START_METHOD)

    @app.get("/test/resmon")
    def resmon() -> dict[str, str]:
        return {"result": own_processes()}

    answer_errors(app)
    return app


app = create_app()
