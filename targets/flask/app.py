"""The Flask target: routes only; the work is in `targets.workload`."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask
from werkzeug.exceptions import HTTPException

from targets.workload.answers import WorkAnswer, do_work
from targets.workload.information import Information, information
from targets.workload.iterations import WrongIterationsError, parse_iterations
from targets.workload.processes import MissingTopError, own_processes

Refusal = tuple[dict[str, str], int]


def create_app() -> Flask:
    """Make the application."""
    app = Flask("benchbook")

    @app.get("/test/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/test/info")
    def info() -> Information:
        return information("flask", "gunicorn", "sync")

    @app.get("/test/calibrate")
    def calibrate() -> WorkAnswer:
        return do_work(1)

    @app.get("/test/sync-cpubound/<iterations>")
    def sync_cpubound(iterations: str) -> WorkAnswer:
        return do_work(parse_iterations(iterations))

    @app.get("/test/resmon")
    def resmon() -> dict[str, str]:
        return {"result": own_processes()}

    answer_errors(app)
    return app


def answer_errors(app: Flask) -> None:
    """Answer every error with a JSON object that says what was expected."""

    @app.errorhandler(WrongIterationsError)
    def wrong_iterations(error: WrongIterationsError) -> Refusal:
        return {"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY

    @app.errorhandler(MissingTopError)
    def missing_top(error: MissingTopError) -> Refusal:
        return {"error": str(error)}, HTTPStatus.SERVICE_UNAVAILABLE

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> Refusal:
        return {"error": error.description or error.name}, error.code or HTTPStatus.INTERNAL_SERVER_ERROR


app = create_app()
