"""Errors as JSON objects that say what was expected."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from targets.workload.amounts import WrongAmountError
from targets.workload.processes import MissingTopError
from targets.workload.waiting import UpstreamError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

STATUS: dict[type[Exception], HTTPStatus] = {
    WrongAmountError: HTTPStatus.UNPROCESSABLE_ENTITY,
    MissingTopError: HTTPStatus.SERVICE_UNAVAILABLE,
    UpstreamError: HTTPStatus.BAD_GATEWAY,
}


def answer_errors(app: FastAPI) -> None:
    """Answer every error of the workload, and every unknown path, with an object."""

    async def known(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, STATUS[type(error)])

    for kind in STATUS:
        app.add_exception_handler(kind, known)

    @app.exception_handler(HTTPException)
    async def other(_: Request, error: HTTPException) -> JSONResponse:
        return JSONResponse({"error": error.detail}, error.status_code)
