"""What commands have in common: options that refuse in one line, an orderly end, and the verdict told."""

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.verdict import Verdict
from fixtures.report.summary import verdict_text
from fixtures.report.verdict_json import EXIT_CODES


class Options(argparse.ArgumentParser):
    """Options whose mistakes are InvalidPolicy, so that they end with 3."""

    def error(self, message: str) -> NoReturn:
        """Refuse in one line."""
        raise InvalidPolicy(message, where=self.prog, remedy="--help lists the options")


class Ended(KeyboardInterrupt):
    """A signal ended the command; the text says which."""


def tell(verdict: Verdict, out: Path) -> int:
    """Print the verdict and where its report lies; the exit code of the verdict."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    shown = out.relative_to(Path.cwd()) if out.is_relative_to(Path.cwd()) else out
    print(f"{verdict_text(verdict, colour=colour)}\n\nreport: {shown / 'report.html'}")
    return EXIT_CODES[verdict.outcome]


ENDING = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Inside, SIGINT and SIGTERM raise Ended."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise Ended(f"ended by {signal.Signals(number).name}")

    before = {number: signal.signal(number, end) for number in ENDING}
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
