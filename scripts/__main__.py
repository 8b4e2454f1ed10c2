"""Runs a command by name: its exit code, or 3 for what is invalid, 4 for what is broken or was never caught.

Signals wait until the command takes them, so that none finds it unprepared.
"""

import contextlib
import errno
import importlib
import io
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path

INVALID, BROKEN = 3, 4
DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
EXIT_CODES = {"InvalidPolicy": INVALID, "BrokenEnvironment": BROKEN}  # by name: nothing of ours is imported yet


def main(command: str, arguments: list[str]) -> int:
    """Import and run scripts/<command>.py."""
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGALRM))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a letter that it lacks ends no command; standard error escapes it
    try:
        code: int = importlib.import_module(f"scripts.{command}").main(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt as ended:
        print(f"broken: {ended or 'ended by SIGINT'} before there was a verdict", file=sys.stderr)
        return BROKEN
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at its end
        print("broken: whoever read standard output stopped reading", file=sys.stderr)
        return BROKEN
    except Exception as error:
        if code := EXIT_CODES.get(type(error).__name__, 0):
            print(f"{'invalid' if code == INVALID else 'broken'}: {error}", file=sys.stderr)
            return code
        if isinstance(error, OSError) and error.errno in DISK:
            print(f"broken: {error} (free space, or name another folder with --out)", file=sys.stderr)
            return BROKEN
        return _crashed(error)
    return code


def _crashed(error: Exception) -> int:
    """Say in one line what was never caught, and keep the trace for whoever mends it."""
    log = Path(tempfile.gettempdir()) / f"openclaw-crash-{os.getpid()}.log"
    trace = ""
    with contextlib.suppress(OSError):
        log.write_text(traceback.format_exc(), encoding="utf-8")
        trace = f"; report it with the trace in {log}"
    print(f"broken: {type(error).__name__}: {error} (a fault of the suite's own{trace})", file=sys.stderr)
    return BROKEN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
