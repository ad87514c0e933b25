"""The FastAPI target: routes only; the work is in `targets.workload`."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from targets.workload.answers import WorkAnswer, do_work
from targets.workload.information import Information, information
from targets.workload.iterations import WrongIterationsError, parse_iterations
from targets.workload.processes import MissingTopError, own_processes


class BadAsyncAnswer(WorkAnswer):
    """A work answer with the number of tasks on the event loop at that moment."""

    concurrent_tasks: int


async def hidden_work(iterations: int) -> WorkAnswer:
    """Look asynchronous and block all the same: there is nothing to wait for in here."""
    return do_work(iterations)


def create_app() -> FastAPI:
    """Make the application."""
    app = FastAPI(title="Benchbook target", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/test/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/test/info")
    async def info() -> Information:
        return information("fastapi", "uvicorn", "uvicorn")

    @app.get("/test/calibrate")
    async def calibrate() -> WorkAnswer:
        return do_work(1)

    @app.get("/test/sync-cpubound/{iterations}")
    async def sync_cpubound(iterations: str) -> WorkAnswer:
        return do_work(parse_iterations(iterations))

    @app.get("/test/badasync-cpubound/{iterations}")
    async def badasync_cpubound(iterations: str) -> BadAsyncAnswer:
        answer = await hidden_work(parse_iterations(iterations))
        return {**answer, "concurrent_tasks": len(asyncio.all_tasks())}

    @app.get("/test/resmon")
    def resmon() -> dict[str, str]:
        return {"result": own_processes()}

    answer_errors(app)
    return app


def answer_errors(app: FastAPI) -> None:
    """Answer every error with a JSON object that says what was expected."""

    @app.exception_handler(WrongIterationsError)
    async def wrong_iterations(_: Request, error: WrongIterationsError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)

    @app.exception_handler(MissingTopError)
    async def missing_top(_: Request, error: MissingTopError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, HTTPStatus.SERVICE_UNAVAILABLE)

    @app.exception_handler(HTTPException)
    async def other(_: Request, error: HTTPException) -> JSONResponse:
        return JSONResponse({"error": error.detail}, error.status_code)


app = create_app()
