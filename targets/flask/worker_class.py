"""How the server of a WSGI application works through its requests."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def worker_class(environ: Mapping[str, object]) -> str:
    """Name Gunicorn's worker class, or what WSGI says of any other server: `threads`, or `sync` for one at a time.

    `environ` is the WSGI environment of a request. Gunicorn's own configuration is read as Gunicorn reads it: from the
    command that started this process, its configuration file and GUNICORN_CMD_ARGS.
    """
    if str(environ.get("SERVER_SOFTWARE", "")).startswith("gunicorn"):
        # Only now: the application may run where Gunicorn is not installed.
        return str(import_module("gunicorn.app.wsgiapp").WSGIApplication().cfg.worker_class_str)
    return "threads" if environ.get("wsgi.multithread") else "sync"
