"""Static policy checks of manifests: exit 0 clean, 1 findings, 3 a file or option is wrong, 4 broken.

PATH is a file, a folder, or - for standard input, such as `kustomize build overlay | ./scripts/lint -`. Without any,
the manifests of this checkout are read. A folder that holds a file .lint-ignore is left out unless it is named.
"""

import gc
import json
import os
import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from fixtures.lint.engine import Report, examine
from fixtures.lint.finding import SEVERITIES
from fixtures.lint.fix import apply
from fixtures.lint.formats.machine import as_json, as_sarif
from fixtures.lint.formats.text import as_text, summary
from fixtures.lint.rule import all_rules
from fixtures.lint.sources import STDIN
from fixtures.policy.errors import InvalidPolicy
from scripts.command import Options, ended_by_signals

INVALID = 3
MANIFESTS = Path(__file__).parent.parent / "manifests"


def options() -> Options:
    """The command's options."""
    parser = Options(prog="lint", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--format", choices=["text", "json", "sarif"], default="text")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely, comments stay")
    parser.add_argument("--rps", type=float, metavar="N", help="requests per second in a region, for UNDERPOWERED")
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="the least that is reported")
    parser.add_argument("--explain", metavar="RULE", help="print the page of a rule, and do nothing else")
    return parser


def run(chosen: Namespace) -> int:
    """Lint, and print what was found."""
    if chosen.explain:
        return _explain(chosen.explain)
    if chosen.rps is not None and not 0 < chosen.rps < float("inf"):
        raise InvalidPolicy(f"{chosen.rps} is no rate", where="--rps", remedy="a number above 0")
    paths = chosen.paths or [_shown(MANIFESTS)]
    if chosen.fix and STDIN in paths:
        raise InvalidPolicy("cannot mend standard input", where="--fix", remedy="name files or folders")
    report = examine(paths, chosen.rps)
    if chosen.fix:
        for path in apply(report.findings):
            print(f"mended {path}", file=sys.stderr)
        report = examine(paths, chosen.rps)
    if chosen.severity == "error":
        report.findings = [finding for finding in report.findings if finding.severity == "error"]
    _print(report, chosen.format)
    if report.errors:
        return INVALID
    return 1 if report.findings else 0


def _print(report: Report, form: str) -> None:
    errors = [str(error) for error in report.errors]
    if form == "text":
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        counts = {
            "files": len(report.texts),
            "objects": report.objects,
            "rules": len(all_rules()),
            "unread": len(errors),
        }
        print(f"{as_text(report.findings, report.texts, colour=colour)}{summary(report.findings, **counts)}")
    else:
        made = as_json(report.findings, errors) if form == "json" else as_sarif(report.findings, errors, report.texts)
        print(json.dumps(made, indent=2, ensure_ascii=False))
    for folder in report.left_out:
        print(f"left out: {folder} (name it to look at it)", file=sys.stderr)
    for error in errors:
        print(f"invalid: {error}", file=sys.stderr)


def _explain(id: str) -> int:
    for rule in all_rules():
        if rule.id == id:
            print(rule.page.read_text(encoding="utf-8"), end="")
            return 0
    raise InvalidPolicy(f"there is no rule {id}", where="--explain", remedy="docs/rules/README.md lists them")


def _shown(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def main(arguments: list[str]) -> int:
    """Run the command."""
    gc.disable()  # nodes are kept to the end and hold no cycles: looking for some takes a third of the time
    with ended_by_signals():
        return run(options().parse_args(arguments))
