"""How the server of a WSGI application works through its requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def worker_class(environ: Mapping[str, object]) -> str:
    """Name Gunicorn's worker class, or what WSGI says of any other server: `threads`, or `sync` for one at a time.

    `environ` is the WSGI environment of a request. Gunicorn's own configuration is read as Gunicorn reads it: from the
    command that started this process, its configuration file and GUNICORN_CMD_ARGS.
    """
    if str(environ.get("SERVER_SOFTWARE", "")).startswith("gunicorn"):
        from gunicorn.app.wsgiapp import WSGIApplication  # noqa: PLC0415 - another server may be installed without it

        return str(WSGIApplication().cfg.worker_class_str)
    return "threads" if environ.get("wsgi.multithread") else "sync"
