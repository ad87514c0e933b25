"""The process listing, without a `top` that runs."""

from __future__ import annotations

import os

from targets.workload.processes import keep_rows, second_iteration, session_of

TOP = """top - 10:00:00 up 1 min
Tasks:   3 total

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    1000    100     10 S   0.0   0.0   0:00.01 init
     20 app       20   0    1000    100     10 S   0.0   0.0   0:00.01 gunicorn
     21 app       20   0    1000    100     10 R   9.9   0.0   0:00.01 python3
"""


def test_only_wanted_rows_are_kept() -> None:
    """Other processes of the machine do not appear; the header stays."""
    kept = keep_rows(TOP, lambda pid: pid > 1).splitlines()
    assert [line.split()[0] for line in kept[4:]] == ["20", "21"]
    assert kept[:4] == TOP.splitlines()[:4]


def test_text_without_a_header_is_kept_as_it_is() -> None:
    """There is nothing to choose from."""
    assert keep_rows("no header\n", lambda _: False) == "no header"


def test_the_second_iteration_is_the_one_that_counts() -> None:
    """The first reports CPU since boot."""
    assert second_iteration("top - first\nrows\n\ntop - second\nrows\n") == "top - second\nrows\n"


def test_a_process_knows_its_session_and_an_ended_one_has_none() -> None:
    """Sessions are what tells a target's processes from the machine's."""
    assert session_of(os.getpid()) == os.getsid(0)
    assert session_of(2**22 + 1) is None
