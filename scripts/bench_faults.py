"""Drives every fault of the table in features/ through the gate, several times, and says what came of it."""

import json
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

from fixtures.declared import FEATURES, read_policy
from fixtures.history import read_history
from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.events import History, ReleaseStarted, RolloutObserved, WeightApplied
from fixtures.policy.verdict import Outcome
from fixtures.report.verdict_json import EXIT_CODES
from fixtures.targets import open_target

TABLE = FEATURES / "rollback" / "faults.feature"


@dataclass(frozen=True, slots=True)
class Row:
    """One fault and what is wanted of it; PROMOTE wants no reason."""

    fault: str
    verdict: str
    reason: str | None
    where: str | None


def wanted() -> Iterator[Row]:
    """Read the table of faults from its feature; (none) and canary-perfect are to be promoted."""
    yield Row("(none)", Outcome.PROMOTE, None, None)
    yield Row("canary-perfect", Outcome.PROMOTE, None, None)
    feature: Any = Parser().parse(TABLE.read_text(encoding="utf-8"))["feature"]
    for scenario in (child["scenario"] for child in feature["children"] if "scenario" in child):
        verdict = next(
            (word for word in (Outcome.ROLLBACK, Outcome.HOLD) if f"verdict is {word}" in str(scenario)), None
        )
        for examples in scenario["examples"]:
            for row in examples["tableBody"]:
                fault, reason, where = (cell["value"] for cell in row["cells"])
                yield Row(fault, str(verdict), reason, where)


def rolled_back_after(history: History) -> float | None:
    """Declared seconds from the first request that may reach the canary to the first abort; None without either."""
    events = [entry.event for entry in history.entries]
    speed = next((event.speed for event in events if isinstance(event, ReleaseStarted)), 1.0)
    exposed = [event.at for event in events if isinstance(event, WeightApplied) and event.canary]
    aborted = [event.at for event in events if isinstance(event, RolloutObserved) and event.aborted]
    return round((aborted[0] - exposed[0]) * speed, 1) if exposed and aborted else None


def drive(row: Row, chosen: Namespace, out: Path) -> dict[str, Any]:
    """Run the gate once; what was wanted beside what came."""
    faults = [] if row.fault == "(none)" else [f"--fault={row.fault}"]
    started = time.monotonic()
    command = [sys.executable, "-m", "scripts", "gate", f"--target={chosen.target}", *faults, f"--out={out}"]
    if chosen.controller != "model":
        command.append(f"--controller={chosen.controller}")
    gate = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = round(time.monotonic() - started, 1)
    path = out / "verdict.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    first = (found.get("reasons") or [{}])[0]
    came = Row(row.fault, found.get("outcome", "none"), first.get("rule"), first.get("region") or "the release")
    as_wanted = (came.verdict, gate.returncode) == (row.verdict, EXIT_CODES[Outcome(row.verdict)]) and (
        row.reason is None or (came.reason, came.where) == (row.reason, row.where)
    )
    kept = out / "history.jsonl"
    back = rolled_back_after(read_history([kept])) if kept.exists() else None
    last = "" if as_wanted else (gate.stderr.strip().splitlines() or [""])[-1]
    return {"wanted": asdict(row), "came": asdict(came), "exit": gate.returncode, "seconds": seconds,
            "rolled_back_after": back, "as_wanted": as_wanted, "said": last}  # fmt: skip


def faults(chosen: Namespace) -> dict[str, Any]:
    """Drive all rows; a line a run on standard error."""
    open_target(chosen.target, read_policy(), None, chosen.controller)  # refuses what there is not
    known = {row.fault: row for row in wanted()}
    if unknown := [fault for fault in chosen.only if fault not in known]:
        raise InvalidPolicy(f"there is no fault {unknown[0]!r}", where="--only", remedy=f"known: {', '.join(known)}")
    if chosen.runs < 1:
        raise InvalidPolicy(f"{chosen.runs} runs are none", where="--runs", remedy="1 or more")
    rows = [row for row in known.values() if not chosen.only or row.fault in chosen.only]
    runs = []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(1, chosen.runs + 1):
            for row in rows:
                result = drive(row, chosen, (chosen.out or Path(scratch)).absolute() / f"{row.fault}-{number}")
                runs.append({"run": number, **result})
                mark = "as wanted" if result["as_wanted"] else "NOT AS WANTED"
                print(f"{number} {row.fault}: {result['came']['verdict']} {mark} {result['seconds']}s", file=sys.stderr)
    good = sum(run["as_wanted"] for run in runs)
    return {
        "target": chosen.target,
        "controller": chosen.controller,
        "runs": runs,
        "as_wanted": good,
        "share": good / len(runs),
    }
