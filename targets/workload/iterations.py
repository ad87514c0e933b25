"""The amount of work that a request may ask for."""

from __future__ import annotations

LEAST = 1
MOST = 10_000


class WrongIterationsError(ValueError):
    """The iterations of a request are not an integer within bounds; the message says what was expected."""

    def __init__(self, came: str) -> None:
        """Remember what came, cut to a readable length."""
        super().__init__(f"iterations: expected an integer from {LEAST} to {MOST}, got {came[:80]!r}")


def parse_iterations(text: str) -> int:
    """Read the iterations out of a path; raises `WrongIterationsError`."""
    # Digits only: int() would also take signs, spaces, underscores and other scripts' digits.
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST))):
        raise WrongIterationsError(text)
    iterations = int(text)
    if not LEAST <= iterations <= MOST:
        raise WrongIterationsError(text)
    return iterations
