"""The work that database-bound requests do: one query of a real PostgreSQL, for the last orders of some customer."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

# As many as targets/database fills its table with.
CUSTOMERS = 1_000

LAST_ORDERS = "SELECT id, cents FROM orders WHERE customer = {} ORDER BY placed DESC LIMIT 10"
# A query that waits for 20 ms meanwhile, as for a lock or a disk: it keeps a connection and no processor busy.
SLOW_LAST_ORDERS = "SELECT id, cents FROM orders, pg_sleep(0.02) WHERE customer = {} ORDER BY placed DESC LIMIT 10"


class Orders(TypedDict):
    """The last orders of a customer: each its number and its cents."""

    rows: int
    orders: list[tuple[int, int]]


def some_customer() -> int:
    """Draw a customer, so that not all requests read the same page."""
    return random.randrange(CUSTOMERS)


def orders_of(rows: Sequence[tuple[int, int]]) -> Orders:
    """Shape an answer out of the rows of a query."""
    return {"rows": len(rows), "orders": [(number, cents) for number, cents in rows]}


def database_url() -> str:
    """Where the database is, as the environment says."""
    return os.environ.get("DATABASE_URL", "postgresql://reader@database:5000/postgres")


def most_connections() -> int:
    """How many connections the pool of one process has at most."""
    return int(os.environ.get("DATABASE_CONNECTIONS", "10"))
