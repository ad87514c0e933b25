"""The work that CPU-bound requests do: products of random matrices."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

# One product of this size takes 15 to 35 ms on one core of current machines.
MATRIX_SIZE = 1000


@dataclass(frozen=True)
class Work:
    """Work that was done: `seconds` it took, `began` and `ended` in seconds of `time.monotonic`."""

    iterations: int
    seconds: float
    began: float
    ended: float


def work(iterations: int) -> Work:
    """Multiply two random square matrices, `iterations` times over, on the calling thread."""
    began = time.monotonic()
    generator = np.random.default_rng()
    for _ in range(iterations):
        left = generator.random((MATRIX_SIZE, MATRIX_SIZE))
        right = generator.random((MATRIX_SIZE, MATRIX_SIZE))
        np.matmul(left, right)
    ended = time.monotonic()
    return Work(iterations=iterations, seconds=ended - began, began=began, ended=ended)
