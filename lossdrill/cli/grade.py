"""`lossdrill grade`: the command, and the order in which it starts.

Start-up time is felt at every save. So the learner's process, which takes as long to load NumPy as
all the rest does, is started before anything that it need not wait for is imported.
"""

import gc
from pathlib import Path

import click

from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option
from lossdrill.model import VARIANTS
from lossdrill.sandbox.fresh import fresh_run


@click.command("grade", epilog=example("lossdrill grade drills/huber/huber_gradient.py"))
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--exercise",
    "exercise_id",
    metavar="ID",
    shell_complete=complete_exercise,
    help="The exercise that FILE answers.",
)
@click.option(
    "--variant",
    type=click.IntRange(0, VARIANTS - 1),
    help="Replay this variant instead of the one handed out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per answer.")
@click.option("--no-record", is_flag=True, help="Leave no trace in the history.")
@pack_option
def command(
    *,
    files: tuple[Path, ...],
    exercise_id: str | None,
    variant: int | None,
    as_json: bool,
    no_record: bool,
    packs: tuple[str, ...],
) -> int:
    """Judge an answer and say what is wrong with it.

    Without FILE, the file that was last handed out is judged. FILE is Python or a notebook. The
    exercise is known from its name, with hyphens or underscores, unless --exercise says otherwise;
    in a file of another name, each exercise is judged that is answered there. Exit codes: 0 passed,
    1 not passed, 2 nothing to grade, 3 could not run, 4 the exercise or lossdrill is at fault.
    """
    if len(files) > 1:
        gc.enable()  # which was off for a single verdict
    with fresh_run() as run:
        from lossdrill.cli.graded import grade_files

        return grade_files(
            files,
            run,
            packs=packs,
            exercise_id=exercise_id,
            variant=variant,
            as_json=as_json,
            record=not no_record,
        )
