"""The work that IO-bound requests do: wait for the answer of another, slow service over the network, blocking."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

import urllib3

from targets.workload.answers import WorkAnswer, answer, received

if TYPE_CHECKING:
    from collections.abc import Callable

# Above the largest burst of any plan: a request must wait for the service, never for a connection.
POOL_SIZE = 512
# What a service that is in time never needs, on top of what it was asked to take.
GRACE_SECONDS = 60
OK = 200


class UpstreamError(RuntimeError):
    """The slow service did not answer as agreed; the message says what was expected and what was got."""

    def __init__(self, got: str) -> None:
        """Say what was got instead of an answer."""
        super().__init__(f"upstream: expected an answer after the wait, got {got}")


def blocking_wait() -> Callable[[int], WorkAnswer]:
    """Make a function that blocks its thread until the service has answered; threads may share it."""
    # A connection of its own for every wait: one that was kept may be dropped by the service just when it is used.
    pool = urllib3.PoolManager(maxsize=POOL_SIZE, block=False, retries=False, headers={"connection": "close"})

    def wait(milliseconds: int) -> WorkAnswer:
        message = received(f"Wait of {milliseconds} milliseconds")
        began = time.monotonic()
        try:
            response = pool.request("GET", address(milliseconds), timeout=timeout_seconds(milliseconds))
            verify(response.status, response.data, milliseconds)
        except urllib3.exceptions.HTTPError as failed:
            raise UpstreamError(type(failed).__name__) from failed
        return answer(message, "wait", milliseconds, began, time.monotonic())

    return wait


def address(milliseconds: int) -> str:
    """Where to wait so long."""
    return f"{os.environ.get('UPSTREAM_URL', 'http://upstream:5000')}/wait/{milliseconds}"


def timeout_seconds(milliseconds: int) -> float:
    """How long a wait may take before it is given up."""
    return milliseconds / 1000 + GRACE_SECONDS


def verify(status: int, body: bytes, milliseconds: int) -> None:
    """Raise `UpstreamError` unless the service waited as long as it was asked to."""
    if status != OK:
        got = f"status {status}"
        raise UpstreamError(got)
    waited = waited_milliseconds(body)
    if waited != milliseconds:
        got = f"a wait of {waited} milliseconds" if waited is not None else "something else"
        raise UpstreamError(got)


def waited_milliseconds(body: bytes) -> int | None:
    """How long the service says it waited; None when it does not say."""
    try:
        told: Any = json.loads(body)
    except ValueError:
        return None
    waited = told.get("milliseconds") if isinstance(told, dict) else None
    return waited if isinstance(waited, int) else None
