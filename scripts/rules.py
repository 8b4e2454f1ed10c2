"""Writes docs/rules from the lint rules, or begins a new rule: exit 0, or 3 for a bad option."""

from argparse import Namespace
from pathlib import Path

from fixtures.lint.pages import scaffold, write
from scripts.command import Options


def options() -> Options:
    """The command's options."""
    parser = Options(prog="rules", description=__doc__)
    parser.add_argument("--new", nargs=3, metavar=("GROUP", "ID", "TITLE"), help="begin a rule: check, test and page")
    return parser


def run(chosen: Namespace) -> list[Path]:
    """Write what was asked for; the files that changed."""
    return scaffold(*chosen.new) if chosen.new else write()


def main(arguments: list[str]) -> int:
    """Run the command."""
    for path in run(options().parse_args(arguments)):
        print(path)
    return 0
