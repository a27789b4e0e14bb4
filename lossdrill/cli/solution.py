"""`lossdrill solution`: the reference and the other right answers, once they are deserved."""

from pathlib import Path

import click

from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import exercise_at_hand, history_path, now, pack_option
from lossdrill.errors import UsageError
from lossdrill.pack import open_pack
from lossdrill.practice.history import SolutionOpened
from lossdrill.practice.progress import passed_ids
from lossdrill.practice.store import Store
from lossdrill.practice.variants import variant_at_hand


@click.command(
    "solution", epilog=example("lossdrill solution huber-gradient", "lossdrill solution --give-up")
)
@click.argument("exercise_id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--give-up", is_flag=True, help="Open it without a pass.")
@pack_option
def command(exercise_id: str | None, give_up: bool, pack_folder: Path | None) -> None:
    """Show the right answers: after a pass, or when you give up.

    A solution that was opened gives its variant away, so `lossdrill next ID` then hands out another
    one, in a new file.
    """
    pack = open_pack(pack_folder)
    with Store(history_path()) as store:
        history = store.history()
        exercise = exercise_at_hand(pack, history, exercise_id)
        passed = exercise.id in passed_ids(history.attempts)
        if not (passed or give_up or history.solution_seen(exercise.id)):
            raise UsageError(
                f"The solution of {exercise.id} opens after a pass; to give up and see it now: "
                f"lossdrill solution {exercise.id} --give-up"
            )
        from lossdrill.judging.solution import load

        variant = variant_at_hand(exercise.id, history)
        solution = load(pack, exercise, variant)
        store.record_solution(
            SolutionOpened(
                exercise=exercise.id,
                variant=variant,
                gave_up=not passed,
                at=now(),
            )
        )
    click.echo(f"{exercise.id}: {exercise.title}")
    for answer in solution.answers:
        click.echo(f"\n── {answer.name} " + "─" * max(0, 60 - len(answer.name)))
        if answer.note and answer.note not in answer.source:  # often its docstring
            click.echo(f"{answer.note}\n")
        click.echo(answer.source.strip())
    click.echo(
        f"\nNext: lossdrill next, or once more from a blank file: lossdrill next {exercise.id}"
    )
