"""Flask with a database: the same application, and routes that query it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import psycopg

from targets.flask.app import create_app
from targets.workload.blocking_orders import SLOW_QUERY, blocking_orders, blocking_pool

if TYPE_CHECKING:
    from flask import Flask

    from targets.workload.orders import Orders


def create_querying_app() -> Flask:
    """Make the application; every worker process makes one, with a pool of its own."""
    application = create_app()
    pool = blocking_pool()
    pool.open()

    @application.get("/test/sync-query")
    def sync_query() -> Orders:
        return blocking_orders(pool)

    @application.get("/test/sync-slow-query")
    def sync_slow_query() -> Orders:
        return blocking_orders(pool, SLOW_QUERY)

    @application.errorhandler(psycopg.Error)
    def without_database(error: psycopg.Error) -> tuple[dict[str, str], int]:
        return {"error": f"database: {error or type(error).__name__}"}, HTTPStatus.SERVICE_UNAVAILABLE

    return application


app = create_querying_app()
