"""Queries that block their thread, through psycopg and its pool."""

from __future__ import annotations

from psycopg_pool import ConnectionPool

from targets.workload import orders

QUERY = orders.LAST_ORDERS.format("%s")
SLOW_QUERY = orders.SLOW_LAST_ORDERS.format("%s")


def blocking_pool() -> ConnectionPool:
    """Make a pool, which connects once it is opened; all of its limits are psycopg's own, but for its size."""
    size = orders.most_connections()
    return ConnectionPool(orders.database_url(), min_size=0, max_size=size, open=False)


def blocking_orders(pool: ConnectionPool, query: str = QUERY) -> orders.Orders:
    """Take a connection of the pool, and query."""
    with pool.connection() as connection:
        return orders.orders_of(connection.execute(query, [orders.some_customer()]).fetchall())
