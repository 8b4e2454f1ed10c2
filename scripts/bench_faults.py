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

from fixtures.declared import FEATURES
from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.verdict import Outcome
from fixtures.report.verdict_json import EXIT_CODES

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


def drive(row: Row, target: str, out: Path) -> dict[str, Any]:
    """Run the gate once; what was wanted beside what came."""
    faults = [] if row.fault == "(none)" else [f"--fault={row.fault}"]
    started = time.monotonic()
    command = [sys.executable, "-m", "scripts", "gate", f"--target={target}", *faults, f"--out={out}"]
    gate = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = round(time.monotonic() - started, 1)
    path = out / "verdict.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    first = (found.get("reasons") or [{}])[0]
    came = Row(row.fault, found.get("outcome", "none"), first.get("rule"), first.get("region") or "the release")
    as_wanted = (came.verdict, gate.returncode) == (row.verdict, EXIT_CODES[Outcome(row.verdict)]) and (
        row.reason is None or (came.reason, came.where) == (row.reason, row.where)
    )
    last = "" if as_wanted else (gate.stderr.strip().splitlines() or [""])[-1]
    return {"wanted": asdict(row), "came": asdict(came), "exit": gate.returncode, "seconds": seconds,
            "as_wanted": as_wanted, "said": last}  # fmt: skip


def faults(chosen: Namespace) -> dict[str, Any]:
    """Drive all rows; a line a run on standard error."""
    rows = [row for row in wanted() if not chosen.only or row.fault in chosen.only]
    if not rows or chosen.runs < 1:
        raise InvalidPolicy("nothing to run", where="bench", remedy="name a fault of the table; --runs 1 or more")
    runs = []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(1, chosen.runs + 1):
            for row in rows:
                result = drive(row, chosen.target, (chosen.out or Path(scratch)).absolute() / f"{row.fault}-{number}")
                runs.append({"run": number, **result})
                mark = "as wanted" if result["as_wanted"] else "NOT AS WANTED"
                print(f"{number} {row.fault}: {result['came']['verdict']} {mark} {result['seconds']}s", file=sys.stderr)
    good = sum(run["as_wanted"] for run in runs)
    return {"target": chosen.target, "runs": runs, "as_wanted": good, "share": good / len(runs)}
