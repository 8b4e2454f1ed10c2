"""The lock is what requirements.in asks for, complete and free of addresses."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PIN = re.compile(
    r"^([a-z0-9-]+)==[^ ]+((?: ; [^\\]+)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def lines(name: str) -> list[str]:
    """The requirements file's lines without comments and blank ones."""
    return [line for line in (ROOT / name).read_text().splitlines() if line and not line.lstrip().startswith("#")]


def test_every_requirement_is_locked() -> None:
    asked = {re.sub(r"[-_.]+", "-", name).lower() for name in lines("requirements.in")}
    locked = {name for name, _, _ in PIN.findall((ROOT / "requirements.lock").read_text())}
    assert asked - locked == set()


def test_every_line_of_the_lock_is_a_pin_with_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    rest = re.sub(r"^ *#.*\n", "", PIN.sub("", lock), flags=re.MULTILINE)
    assert rest == ""


def test_the_lock_names_no_address_and_no_folder() -> None:
    lock = "\n".join([*lines("requirements.lock"), *lines("requirements.in")])
    assert not re.search(r"://|^\s*-(?!-hash=)|[ =]/", lock, re.MULTILINE)
