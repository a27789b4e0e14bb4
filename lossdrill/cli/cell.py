"""What `%%lossdrill` starts beside a notebook: grades one cell, and prints one JSON object with the
verdicts as text and as HTML, and whether the cell ran.
"""

import gc
import json
import os
import sys

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option
from lossdrill.model import VARIANTS


@click.command(
    "%%lossdrill",
    epilog=example("%load_ext lossdrill.ipython", "%%lossdrill huber-gradient"),
)
@click.argument("exercise_id", required=False, metavar="[ID]")
@click.option(
    "--variant",
    type=click.IntRange(0, VARIANTS - 1),
    help="Replay this variant instead of the one handed out.",
)
@click.option("--no-record", is_flag=True, help="Leave no trace in the history.")
@pack_option
def command(
    *, exercise_id: str | None, variant: int | None, no_record: bool, packs: tuple[str, ...]
) -> None:
    """Judge this cell as an answer, and then run it here.

    It is judged in a process of its own, so it has to hold all that it needs: imports too. Without
    ID, each exercise is judged that is answered in it. A cell that did not change is not recorded
    again. Every other command works as a line: %lossdrill hint
    """
    from lossdrill.sandbox.fresh import fresh_run

    with fresh_run() as run:
        from lossdrill.cli.cell_graded import grade_cell

        given = json.loads(sys.stdin.read())
        result = grade_cell(
            given["cell"],
            given["elsewhere"],
            run,
            packs=packs,
            exercise_id=exercise_id,
            variant=variant,
            record=not no_record,
        )
    click.echo(json.dumps(result))


def main() -> int:
    """As `lossdrill.__main__` does for `grade`."""
    from lossdrill.cli.exit_codes import run

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # for one verdict, collecting on the way costs more than it frees
    return run(lambda: command.main(prog_name="%%lossdrill", standalone_mode=False))


if __name__ == "__main__":
    sys.exit(main())
