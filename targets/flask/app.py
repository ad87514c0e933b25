"""The Flask target: routes only; the work is in `targets.workload`."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from targets.flask.worker_class import worker_class
from targets.workload.amounts import WrongAmountError, parse_iterations, parse_kind, parse_milliseconds
from targets.workload.answers import WorkAnswer, do_work
from targets.workload.information import Information, information
from targets.workload.processes import MissingTopError, own_processes
from targets.workload.waiting import UpstreamError, blocking_wait

Refusal = tuple[dict[str, str], int]

STATUS: dict[type[Exception], HTTPStatus] = {
    WrongAmountError: HTTPStatus.UNPROCESSABLE_ENTITY,
    MissingTopError: HTTPStatus.SERVICE_UNAVAILABLE,
    UpstreamError: HTTPStatus.BAD_GATEWAY,
}


def create_app() -> Flask:
    """Make the application."""
    app = Flask("benchbook")
    block = blocking_wait()

    @app.get("/test/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/test/info")
    def info() -> Information:
        return information("flask", "gunicorn", worker_class(request.environ))

    @app.get("/test/calibrate")
    def calibrate() -> WorkAnswer:
        return do_work(parse_kind(request.args.get("work")), 1)

    @app.get("/test/sync-cpubound/<iterations>")
    def sync_cpubound(iterations: str) -> WorkAnswer:
        return do_work(parse_kind(request.args.get("work")), parse_iterations(iterations))

    @app.get("/test/sync-iobound/<milliseconds>")
    def sync_iobound(milliseconds: str) -> WorkAnswer:
        return block(parse_milliseconds(milliseconds))

    @app.get("/test/resmon")
    def resmon() -> dict[str, str]:
        return {"result": own_processes()}

    answer_errors(app)
    return app


def answer_errors(app: Flask) -> None:
    """Answer every error with a JSON object that says what was expected."""

    def known(error: Exception) -> Refusal:
        return {"error": str(error)}, STATUS[type(error)]

    for kind in STATUS:
        app.register_error_handler(kind, known)

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> Refusal:
        return {"error": error.description or error.name}, error.code or HTTPStatus.INTERNAL_SERVER_ERROR


app = create_app()
