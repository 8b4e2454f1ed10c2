"""The verdict again, from the record alone: exit 0 PROMOTE, 1 ROLLBACK, 2 HOLD, 3 invalid, 4 broken."""

from argparse import Namespace
from pathlib import Path

from fixtures.declared import FEATURES, read_policy
from fixtures.history import read_history
from fixtures.plugin import out_folder
from fixtures.policy.errors import InvalidPolicy
from fixtures.policy.judge import judge
from fixtures.worlds import claim, forget, leave
from scripts.command import Options, ended_by_signals, tell


def options() -> Options:
    """The command's options."""
    parser = Options(prog="judge", description=__doc__)
    parser.add_argument("history", type=Path, help="a history.jsonl, or a folder that holds its parts (*.jsonl)")
    parser.add_argument("--policy", type=Path, default=FEATURES, metavar="DIR", help="the features to judge by")
    parser.add_argument("--out", metavar="DIR", help="where to leave the verdict and report")
    return parser


def judge_again(chosen: Namespace) -> int:
    """Judge a record; the exit code of its verdict."""
    out = out_folder(chosen.out).absolute()
    forget(out)
    claim(out)
    parts = sorted(chosen.history.glob("*.jsonl")) if chosen.history.is_dir() else [chosen.history]
    if not parts:
        raise InvalidPolicy("holds no *.jsonl", where=str(chosen.history))
    policy, history = read_policy(chosen.policy), read_history(parts)
    verdict = judge(policy, history)
    leave(out, policy, history, verdict)
    return tell(verdict, out)


def main(arguments: list[str]) -> int:
    """Run the command."""
    with ended_by_signals():
        return judge_again(options().parse_args(arguments))
