"""`python -m lossdrill.cli.autograder /autograder`: what the bundle runs in Gradescope's container.

Not a command that anyone types. What it prints is shown to instructors alone.
"""

import sys
import time
from pathlib import Path

import click
import msgspec

from lossdrill.cli import exit_codes
from lossdrill.cli.verdict_text import verdict_text


def main(root: Path) -> int:
    """Writes `root`/results/results.json; its exit code. Without results, Gradescope tells that the
    autograder failed, which is right where it is: a zero would be the student's.
    """
    return exit_codes.run(lambda: _autograde(root))


def _autograde(root: Path) -> None:
    from lossdrill.classroom.exports.autograder import autograde

    began = time.perf_counter()
    results, layers = autograde(root, verdict_text)
    results = msgspec.structs.replace(results, execution_time=time.perf_counter() - began)
    path = root / "results" / "results.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    click.echo(f"Graded under {', '.join(layers) or 'no isolation'}; wrote {path}.")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
