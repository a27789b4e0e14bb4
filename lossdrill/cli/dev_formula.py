"""`lossdrill dev formula`: what a typed formula would be told, without a file or a trace."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lossdrill.cli import exit_codes
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import colour_wanted, opened, pack_option
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.errors import UsageError
from lossdrill.model import Exercise, Limits
from lossdrill.pack import Pack
from lossdrill.sandbox.wire import Answer, Call, Reply

if TYPE_CHECKING:
    from lossdrill.judging.formula import Asked


@click.command(
    "formula",
    context_settings={"ignore_unknown_options": True},  # a formula may begin with a minus
    epilog=example(
        'lossdrill dev formula huber-derive "clip(r, -delta, delta)"',
        'lossdrill dev formula mse-gaussian-nll "n/(2*s**2)" --name a --prove',
    ),
)
@click.argument("exercise_id", metavar="EXERCISE")
@click.argument("formula")
@click.option("--name", help="Which formula it is, where an exercise asks for several.")
@click.option("--prove", is_flag=True, help="Let SymPy try a proof; it changes no verdict.")
@pack_option
def command(
    exercise_id: str, formula: str, name: str | None, prove: bool, packs: tuple[str, ...]
) -> int:
    """Try a formula as the answer to a derive exercise.

    Where an exercise asks for several formulas, the others are taken to be right.
    """
    from lossdrill.formula.proof import proved
    from lossdrill.grading import grade

    pack = opened(packs)
    exercise = pack.exercise(exercise_id.replace("_", "-"))
    asked = _asked(pack, exercise)
    name = name or next(iter(asked))
    if name not in asked:
        raise UsageError(f"{exercise.id} asks for {', '.join(asked)}, and not for {name}.")
    values = {each: one.right[0] for each, one in asked.items()} | {name: formula}

    def run(_source: str, _file_name: str, calls: Sequence[Call], _limits: Limits) -> Reply:
        """Nothing needs to run: a formula is a text."""
        return Reply(tuple(Answer(values[call.name]) for call in calls))

    verdict = grade("", exercise, pack, 0, run)
    click.echo(verdict_text(verdict, colour=colour_wanted()))
    if prove and verdict.passed:
        found = proved(formula, asked[name].expected, asked[name].variables)
        click.echo("note  Proved by SymPy." if found else "note  SymPy found no proof in time.")
    return exit_codes.OF_STATUS[verdict.status]


def _asked(pack: Pack, exercise: Exercise) -> "dict[str, Asked]":
    from lossdrill.judging.formula import FormulaJudge
    from lossdrill.judging.solution import load_judge

    judge = load_judge(pack, exercise)
    if not isinstance(judge, FormulaJudge):
        raise UsageError(f"{exercise.id} is not answered with a formula.")
    return dict(judge.asked)
