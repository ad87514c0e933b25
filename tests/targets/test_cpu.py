"""The work that CPU-bound requests do."""

from __future__ import annotations

import resource

from targets.workload.cpu import work


def test_iterations_with_matrices_ask_the_kernel_for_no_memory() -> None:
    """An iteration whose memory is allocated anew touches a few hundred pages; the allocator decides how often."""
    work("matrix", 1)
    before = page_faults()
    work("matrix", 20)
    assert page_faults() - before < 20


def page_faults() -> int:
    """Pages that this process asked the kernel for, since it started."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
