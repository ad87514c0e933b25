"""Queries that are awaited, through asyncpg and its pool."""

from __future__ import annotations

import asyncpg

from targets.workload.orders import (
    LAST_ORDERS,
    SLOW_LAST_ORDERS,
    Orders,
    database_url,
    most_connections,
    orders_of,
    some_customer,
)

QUERY = LAST_ORDERS.format("$1")
SLOW_QUERY = SLOW_LAST_ORDERS.format("$1")


def awaited_pool() -> asyncpg.Pool[asyncpg.Record]:
    """Make a pool to enter on the event loop; all of its limits are asyncpg's own, but for its size."""
    return asyncpg.create_pool(database_url(), min_size=0, max_size=most_connections())


async def awaited_orders(pool: asyncpg.Pool[asyncpg.Record], query: str = QUERY) -> Orders:
    """Take a connection of the pool, and query."""
    rows = await pool.fetch(query, some_customer())
    return orders_of([(row["id"], row["cents"]) for row in rows])
