"""FastAPI with a database: the same application, and routes that query it, awaited and on threads."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

import asyncpg
import psycopg
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse

from targets.fastapi.app import create_app
from targets.workload import awaited_orders as awaited
from targets.workload import blocking_orders as blocking
from targets.workload.orders import Orders

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def pools(app: FastAPI) -> AsyncIterator[None]:
    """Hold a pool of each kind as long as the application serves."""
    with blocking.blocking_pool() as app.state.blocking:
        async with awaited.awaited_pool() as app.state.awaited:
            yield


querying = APIRouter(prefix="/test", lifespan=pools)


@querying.get("/async-query")
async def async_query(request: Request) -> Orders:
    """Await the database."""
    return await awaited.awaited_orders(request.app.state.awaited)


@querying.get("/async-slow-query")
async def async_slow_query(request: Request) -> Orders:
    """Await the database while it takes its time."""
    return await awaited.awaited_orders(request.app.state.awaited, awaited.SLOW_QUERY)


@querying.get("/threadpool-query")
def threadpool_query(request: Request) -> Orders:
    """Block a thread of the framework's pool, because this is a plain function."""
    return blocking.blocking_orders(request.app.state.blocking)


@querying.get("/threadpool-slow-query")
def threadpool_slow_query(request: Request) -> Orders:
    """Block a thread of the framework's pool while the database takes its time."""
    return blocking.blocking_orders(request.app.state.blocking, blocking.SLOW_QUERY)


def create_querying_app() -> FastAPI:
    """Make the application."""
    application = create_app()
    application.include_router(querying)

    async def without_database(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": f"database: {error or type(error).__name__}"}, HTTPStatus.SERVICE_UNAVAILABLE)

    for kind in (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, psycopg.Error):
        application.add_exception_handler(kind, without_database)
    return application


app = create_querying_app()
