"""What a target says of itself."""

from __future__ import annotations

import asyncio
import os
import platform
from importlib.metadata import distributions, version

from typing_extensions import TypedDict

BLAS_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Information(TypedDict):
    """Versions, workers, cores and thread limits of a target; `cores` is None where the system does not say."""

    framework: str
    framework_version: str
    server: str
    server_version: str
    python_version: str
    numpy_version: str
    workers: int
    worker_class: str
    cores: int | None
    blas_threads: dict[str, str | None]
    packages: dict[str, str]
    start_method: str | None
    pid: int


def information(framework: str, server: str, worker_class: str, start_method: str | None = None) -> Information:
    """Describe the target that is asked; `framework` and `server` are names of installed packages.

    BENCHBOOK_SERVER names another server, where one serves an application that usually runs under `server`.
    """
    server = os.environ.get("BENCHBOOK_SERVER", server)
    affinity = getattr(os, "sched_getaffinity", None)
    return {
        "framework": framework,
        "framework_version": version(framework),
        "server": server,
        "server_version": version(server),
        "python_version": platform.python_version(),
        "numpy_version": version("numpy"),
        "workers": int(os.environ.get("BENCHBOOK_WORKERS", "1")),
        "worker_class": worker_class,
        "cores": len(affinity(0)) if affinity else None,
        "blas_threads": {name: os.environ.get(name) for name in BLAS_VARIABLES},
        "packages": packages(),
        "start_method": start_method,
        "pid": os.getpid(),
    }


def event_loop() -> str:
    """Name the package whose event loop is running: uvloop, or asyncio where that is not installed."""
    return type(asyncio.get_running_loop()).__module__.partition(".")[0]


def packages() -> dict[str, str]:
    """Every installed package with its version, in alphabetical order."""
    return dict(sorted((found.name.lower(), found.version) for found in distributions()))
