"""What a request may ask for: an amount in its path, and a kind of work in its query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from targets.workload.cpu import KINDS

if TYPE_CHECKING:
    from targets.workload.cpu import Kind

# Above an hour of either kind of work.
MOST_ITERATIONS = 10_000_000
MOST_MILLISECONDS = 60_000
LONGEST_SAID = 80


class WrongAmountError(ValueError):
    """A request asks for something that is not served; the message says what was expected."""

    def __init__(self, name: str, expected: str, got: str) -> None:
        """Say what was expected, and what was got cut to a readable length."""
        super().__init__(f"{name}: expected {expected}, got {got[:LONGEST_SAID]!r}")


def parse_iterations(text: str) -> int:
    """Read iterations out of a path; raises `WrongAmountError`."""
    return parse_count("iterations", text, MOST_ITERATIONS)


def parse_milliseconds(text: str) -> int:
    """Read milliseconds to wait out of a path; raises `WrongAmountError`."""
    return parse_count("milliseconds", text, MOST_MILLISECONDS)


def parse_kind(text: str | None) -> Kind:
    """Read the kind of work out of a query, where none means matrices; raises `WrongAmountError`."""
    found = next((kind for kind in KINDS if kind == (text or KINDS[0])), None)
    if found is None:
        raise WrongAmountError(name="work", expected=" or ".join(KINDS), got=text or "")
    return found


def parse_count(name: str, text: str, most: int) -> int:
    """Read a whole number from 1 to `most`."""
    expected = f"an integer from 1 to {most}"
    # Digits only: int() would also take signs, spaces, underscores and other scripts' digits.
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        raise WrongAmountError(name, expected, text)
    number = int(text)
    if not 1 <= number <= most:
        raise WrongAmountError(name, expected, text)
    return number
