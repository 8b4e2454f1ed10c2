"""Writes Grafana's JSON of manifests/grafana/dashboard.yaml beside it: exit 0, or 1 with --check when it is stale."""

from argparse import Namespace
from pathlib import Path

from fixtures.declared import read_policy
from fixtures.monitoring.dashboard import MANIFESTS, read_dashboard
from fixtures.monitoring.grafana import grafana_json
from scripts.command import Options


def options() -> Options:
    """The command's options."""
    parser = Options(prog="dashboard", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the JSON is what it should be")
    return parser


def generate(chosen: Namespace) -> int:
    """Write the JSON, or compare it."""
    dashboard = read_dashboard(read_policy())
    path, text = dashboard.file, grafana_json(dashboard)
    if not chosen.check:
        path.write_text(text, encoding="utf-8")
        print(_shown(path))
        return 0
    stale = not path.is_file() or path.read_text(encoding="utf-8") != text
    print(f"{_shown(path)} is {'stale: ./scripts/dashboard writes it' if stale else 'up to date'}")
    return int(stale)


def _shown(path: Path) -> Path:
    return path.relative_to(MANIFESTS.parent)


def main(arguments: list[str]) -> int:
    """Run the command."""
    return generate(options().parse_args(arguments))
