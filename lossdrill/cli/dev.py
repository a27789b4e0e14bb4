"""`lossdrill dev`: the authors' commands, loaded as lazily as the learners'."""

import click

from lossdrill.cli.lazy import LazyGroup, example

COMMANDS = {
    "check": ("lossdrill.cli.dev_check", "Prove that every exercise of a pack is sound."),
    "derive": ("lossdrill.cli.dev_derive", "Write the derivatives of each loss to _derived.py."),
    "formula": ("lossdrill.cli.dev_formula", "Try a formula as the answer to a derive exercise."),
    "mutants": ("lossdrill.cli.dev_mutants", "Make mutants of each reference; all should fail."),
    "try": ("lossdrill.cli.dev_try", "Grade a file, and show why it got its verdict."),
    "new": ("lossdrill.cli.dev_new", "Begin an exercise, or all that follow from a loss."),
}


@click.group(
    "dev", cls=LazyGroup, table=COMMANDS, epilog=example("lossdrill dev check --pack my-exercises")
)
def command() -> None:
    """For authors of exercises."""
