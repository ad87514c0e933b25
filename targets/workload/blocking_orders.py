"""Queries that block their thread, through psycopg and its pool."""

from __future__ import annotations

from psycopg_pool import ConnectionPool

from targets.workload.orders import (
    LAST_ORDERS,
    SLOW_LAST_ORDERS,
    Orders,
    database_url,
    most_connections,
    orders_of,
    some_customer,
)

QUERY = LAST_ORDERS.format("%s")
SLOW_QUERY = SLOW_LAST_ORDERS.format("%s")


def blocking_pool() -> ConnectionPool:
    """Make a pool, which connects once it is opened; all of its limits are psycopg's own, but for its size."""
    return ConnectionPool(database_url(), min_size=0, max_size=most_connections(), open=False)


def blocking_orders(pool: ConnectionPool, query: str = QUERY) -> Orders:
    """Take a connection of the pool, and query."""
    with pool.connection() as connection:
        return orders_of(connection.execute(query, [some_customer()]).fetchall())
