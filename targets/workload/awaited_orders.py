"""Queries that are awaited, through asyncpg and its pool."""

from __future__ import annotations

import asyncpg

from targets.workload import orders

QUERY = orders.LAST_ORDERS.format("$1")
SLOW_QUERY = orders.SLOW_LAST_ORDERS.format("$1")


def awaited_pool() -> asyncpg.Pool[asyncpg.Record]:
    """Make a pool to enter on the event loop; all of its limits are asyncpg's own, but for its size."""
    return asyncpg.create_pool(orders.database_url(), min_size=0, max_size=orders.most_connections())


async def awaited_orders(pool: asyncpg.Pool[asyncpg.Record], query: str = QUERY) -> orders.Orders:
    """Take a connection of the pool, and query."""
    rows = await pool.fetch(query, orders.some_customer())
    return orders.orders_of([(row["id"], row["cents"]) for row in rows])
