"""`lossdrill solution`: the reference and the other right answers, once they are deserved."""

from typing import TYPE_CHECKING

import click

from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import (
    colour_wanted,
    exercise_at_hand,
    history_path,
    now,
    opened,
    pack_option,
    text_width,
)
from lossdrill.errors import UsageError
from lossdrill.practice.history import SolutionOpened
from lossdrill.practice.progress import passed_ids
from lossdrill.practice.store import Store
from lossdrill.practice.variants import variant_at_hand

if TYPE_CHECKING:
    from lossdrill.cli.solution_text import Paint


@click.command(
    "solution", epilog=example("lossdrill solution huber-gradient", "lossdrill solution --give-up")
)
@click.argument("exercise_id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--give-up", is_flag=True, help="Open it without a pass.")
@click.option("--mistakes", is_flag=True, help="Show everything that goes wrong here, too.")
@pack_option
def command(
    *, exercise_id: str | None, give_up: bool, mistakes: bool, packs: tuple[str, ...]
) -> None:
    """Show the right answers: after a pass, or when you give up.

    First the idea, then every right answer with what sets it apart, then what goes wrong here: your
    own mistakes, and after a pass those of others.

    A solution that was opened gives its variant away, so `lossdrill next ID` then hands out another
    one, in a new file.
    """
    pack = opened(packs)
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
    from lossdrill.cli.solution_text import mistakes_text, solution_text
    from lossdrill.judging.variant import Variant

    drawn = Variant(exercise.id, variant)
    width = text_width()
    click.echo(solution_text(exercise, solution, drawn, _paint(), width=width))
    told = mistakes_text(
        solution,
        history.attempts_at(exercise.id),
        drawn,
        all_of_them=mistakes,
        others=passed or mistakes,
        width=width,
    )
    if told:
        click.echo(f"\n{told}")
    click.echo(
        f"\nNext: lossdrill next, or once more from a blank file: lossdrill next {exercise.id}"
    )


def _paint() -> "Paint":
    """Code in colours that are readable on light and on dark, where someone looks."""
    if not colour_wanted():
        return str
    from pygments import highlight
    from pygments.formatters import TerminalFormatter
    from pygments.lexers import PythonLexer
    from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token

    plain = ("", "")
    scheme = dict.fromkeys((Token, Name, Number, Operator), plain) | {
        Keyword: ("*magenta*", "*magenta*"),
        Operator.Word: ("*magenta*", "*magenta*"),
        Name.Function: ("**", "**"),
        String: ("green", "green"),
        Comment: ("cyan", "cyan"),
    }
    formatter = TerminalFormatter(colorscheme=scheme)
    return lambda code: highlight(code, PythonLexer(), formatter).rstrip("\n")
