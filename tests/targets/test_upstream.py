"""The slow service, under a real server."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from targets.workload.waiting import UpstreamError, verify


def test_it_waits_for_many_at_once(upstream: str) -> None:
    """Eighty waits take as long as one, with room for eighty connections."""
    took = asyncio.run(waits(upstream, 80, 200))
    assert 0.2 <= took < 0.6


async def waits(upstream: str, requests: int, milliseconds: int) -> float:
    """Seconds until all of some waits have been answered."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        began = time.monotonic()
        await asyncio.gather(*(wait(session, f"{upstream}/wait/{milliseconds}") for _ in range(requests)))
        return time.monotonic() - began


async def wait(session: aiohttp.ClientSession, address: str) -> None:
    """Wait once, and see that it was answered."""
    async with session.get(address) as response:
        assert response.status == 200


def test_it_refuses_a_wait_that_is_none(upstream: str) -> None:
    """As the targets do."""

    async def ask() -> tuple[int, dict[str, str]]:
        async with aiohttp.ClientSession() as session, session.get(f"{upstream}/wait/long") as response:
            return response.status, await response.json()

    status, body = asyncio.run(ask())
    assert status == 422
    assert body == {"error": "milliseconds: expected an integer from 1 to 60000, got 'long'"}


@pytest.mark.parametrize(
    ("status", "body", "came"),
    [
        (500, b"", "status 500"),
        (200, b"<html>", "something else"),
        (200, b"[]", "something else"),
        (200, b'{"milliseconds": 4}', "a wait of 4 milliseconds"),
    ],
)
def test_an_answer_that_is_not_about_this_wait_does_not_count(status: int, body: bytes, came: str) -> None:
    """It is an error that says what came."""
    with pytest.raises(UpstreamError, match=came):
        verify(status, body, 5)
