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
from targets.workload.answers import answer, received
from targets.workload.information import event_loop, information

if TYPE_CHECKING:
    from starlette.requests import Request


async def health(_: Request) -> JSONResponse:
    """Answer at once."""
    return JSONResponse({"status": "ok"})


async def info(_: Request) -> JSONResponse:
    """Tell what it is."""
    return JSONResponse(information("starlette", "uvicorn", event_loop()))


async def wait(request: Request) -> JSONResponse:
    """Answer after the milliseconds in the path as a target answers, so that it can be measured alone as one."""
    try:
        milliseconds = parse_milliseconds(request.path_params["milliseconds"])
    except WrongAmountError as wrong:
        return JSONResponse({"error": str(wrong)}, HTTPStatus.UNPROCESSABLE_ENTITY)
    message = received(f"Wait of {milliseconds} milliseconds")
    began = time.monotonic()
    await asyncio.sleep(milliseconds / 1000)
    waited = answer(message, "wait", milliseconds, began, time.monotonic())
    return JSONResponse({"milliseconds": milliseconds, **waited})


app = Starlette(
    routes=[
        Route("/test/health", health),
        Route("/test/info", info),
        Route("/wait/{milliseconds}", wait),
    ]
)
