"""The slow service that IO-bound requests wait for: it waits as long as it is asked to, for any number at once."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from targets.workload.amounts import WrongAmountError, parse_milliseconds

if TYPE_CHECKING:
    from starlette.requests import Request


async def health(_: Request) -> JSONResponse:
    """Answer at once."""
    return JSONResponse({"status": "ok"})


async def wait(request: Request) -> JSONResponse:
    """Answer after the milliseconds in the path, with the moments between which it waited."""
    try:
        milliseconds = parse_milliseconds(request.path_params["milliseconds"])
    except WrongAmountError as wrong:
        return JSONResponse({"error": str(wrong)}, HTTPStatus.UNPROCESSABLE_ENTITY)
    began = time.monotonic()
    await asyncio.sleep(milliseconds / 1000)
    return JSONResponse({"milliseconds": milliseconds, "began": began, "ended": time.monotonic()})


app = Starlette(routes=[Route("/test/health", health), Route("/wait/{milliseconds}", wait)])
