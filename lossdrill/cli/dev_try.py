"""`lossdrill dev try`: the verdict as a learner sees it, and the judge's view below it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lossdrill.cli import exit_codes
from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import colour_wanted, opened, pack_option, text_width
from lossdrill.model import VARIANTS
from lossdrill.sandbox.fresh import fresh_run

if TYPE_CHECKING:
    from lossdrill.authoring.trying import Trial


@click.command(
    "try",
    epilog=example(
        "lossdrill dev try huber-gradient huber_gradient.py",
        "lossdrill dev try huber-gradient answer.py --variants --pack my-exercises",
    ),
)
@click.argument("exercise_id", metavar="EXERCISE", shell_complete=complete_exercise)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--variant",
    type=click.IntRange(0, VARIANTS - 1),
    help="The variant to judge (default: the one that FILE names, else 0).",
)
@click.option("--variants", is_flag=True, help="Judge it in all variants, too.")
@click.option("--all", "every", is_flag=True, help="Show every point, also those that pass.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pack_option
def command(
    *,
    exercise_id: str,
    file: Path,
    variant: int | None,
    variants: bool,
    every: bool,
    as_json: bool,
    packs: tuple[str, ...],
) -> int:
    """Grade FILE without a trace, and show why it got its verdict.

    First comes what a learner would see, and below it what the judge saw: how the score came
    about, each check, the points with what went in, what came out and what is right, and which of
    the exercise's mistakes and right answers FILE is like. The error of a point is in units of its
    rounding scale. Exits as `lossdrill grade` does.
    """
    with fresh_run() as run:
        from lossdrill.authoring.trying import try_answer
        from lossdrill.cli.graded import following_text
        from lossdrill.cli.trial_text import trial_text
        from lossdrill.cli.verdict_text import verdict_text
        from lossdrill.judging.handout import variant_in
        from lossdrill.practice.history import History
        from lossdrill.submission import read_source

        pack = opened(packs)
        exercise = pack.exercise(exercise_id.replace("_", "-"))
        source = read_source(file)
        if variant is None:
            variant = variant_in(source, exercise) or 0
        trial = try_answer(pack, exercise, source, variant, run, variants=variants)
    verdict = trial.verdict
    if as_json:
        click.echo(trial_json(trial, file))
    else:
        colour, width = colour_wanted(), text_width()
        following = following_text(verdict, History(), file, recorded=False)
        click.echo(verdict_text(verdict, following=following, colour=colour, width=width))
        click.echo(trial_text(trial, every=every, colour=colour, width=width))
    return exit_codes.OF_STATUS[verdict.status]


def trial_json(trial: "Trial", file: Path) -> bytes:
    """The verdict's JSON object, and the view."""
    import msgspec

    from lossdrill.cli.graded import verdict_json

    verdict = msgspec.json.decode(verdict_json(trial.verdict, file))
    variants = [
        {
            "variant": one.variant,
            "status": one.status,
            "reason": one.reason,
            "score": one.score,
            "diagnoses": [found.id for found in one.diagnoses],
        }
        for one in trial.variants
    ]
    more = {"view": trial.view, **({"variants": variants} if variants else {})}
    return msgspec.json.encode(verdict | more)
