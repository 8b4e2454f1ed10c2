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
from fixtures.policy.units import Duration
from fixtures.policy.verdict import Verdict
from fixtures.report.summary import verdict_text
from fixtures.report.verdict_json import EXIT_CODES


class Options(argparse.ArgumentParser):
    """Options whose mistakes are InvalidPolicy, so that they end with 3."""

    def error(self, message: str) -> NoReturn:
        """Refuse in one line."""
        raise InvalidPolicy(message, where=self.prog, remedy="--help lists the options")


class Ended(KeyboardInterrupt):
    """A signal or the time limit ended the command; the text says which."""


def tell(verdict: Verdict, out: Path) -> int:
    """Print the verdict and where its report lies; the exit code of the verdict."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(f"{verdict_text(verdict, colour=colour)}\n\nreport: {out / 'report.html'}")
    return EXIT_CODES[verdict.outcome]


ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)


@contextlib.contextmanager
def ended_by(limit: Duration | None) -> Iterator[None]:
    """Inside, SIGINT, SIGTERM and the time limit raise Ended where nobody else takes them."""

    def end(number: int, _frame: FrameType | None) -> None:
        name = "the time limit was reached" if number == signal.SIGALRM else f"ended by {signal.Signals(number).name}"
        raise Ended(name)

    before = {number: signal.signal(number, end) for number in ENDING}
    if limit is not None:
        signal.setitimer(signal.ITIMER_REAL, max(limit.seconds, 0.001))
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
