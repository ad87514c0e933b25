"""The work that CPU-bound requests do, of two kinds: one releases the interpreter lock, the other holds it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["matrix", "python"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# One product of this size takes about 1.5 ms on one core of current machines: ten of them fit the shortest request of
# any plan on a machine that is three times as slow, too.
MATRIX_SIZE = 256
# So many steps of the interpreter take about 1 to 2 ms there.
PYTHON_STEPS = 20_000


@dataclass(frozen=True)
class Work:
    """When work was done, in seconds of `time.monotonic`."""

    began: float
    ended: float


def work(kind: Kind, iterations: int) -> Work:
    """Do one kind of work, `iterations` times over, on the calling thread."""
    iterate = ITERATION[kind]
    began = time.monotonic()
    for _ in range(iterations):
        iterate()
    ended = time.monotonic()
    return Work(began=began, ended=ended)


class Matrices(threading.local):
    """A generator of random numbers and three square matrices, of each thread its own and used again and again.

    Were they allocated anew, a process would ask the kernel for memory in each iteration or not, as its allocator
    pleases, and the same work would take two thirds longer under one server than under another.
    """

    def __init__(self) -> None:
        """Allocate what the calling thread will use."""
        self.generator = np.random.default_rng()
        self.left = np.zeros((MATRIX_SIZE, MATRIX_SIZE))
        self.right = np.zeros((MATRIX_SIZE, MATRIX_SIZE))
        self.product = np.zeros((MATRIX_SIZE, MATRIX_SIZE))


MATRICES = Matrices()


def multiply_matrices() -> None:
    """Multiply two random square matrices: while it multiplies, NumPy lets other threads run."""
    MATRICES.generator.random(out=MATRICES.left)
    MATRICES.generator.random(out=MATRICES.right)
    np.matmul(MATRICES.left, MATRICES.right, out=MATRICES.product)


def count_in_python() -> int:
    """Draw pseudo-random numbers in plain Python: every step needs the interpreter lock."""
    number = 1
    for _ in range(PYTHON_STEPS):
        number = (number * 1_103_515_245 + 12_345) % 2_147_483_648
    return number


ITERATION: dict[Kind, Callable[[], object]] = {"matrix": multiply_matrices, "python": count_in_python}
