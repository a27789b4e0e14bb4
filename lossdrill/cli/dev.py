"""`lossdrill dev`: the authors' commands, loaded as lazily as the learners'."""

import click

from lossdrill.cli.lazy import LazyGroup, example

COMMANDS = {
    "check": ("lossdrill.cli.dev_check", "Prove that every exercise of a pack is sound."),
    "derive": ("lossdrill.cli.dev_derive", "Write the derivatives of each loss to _derived.py."),
    "formula": ("lossdrill.cli.dev_formula", "Try a formula as the answer to a derive exercise."),
    "mutants": ("lossdrill.cli.dev_mutants", "Make mutants of each reference; all should fail."),
}


@click.group(
    "dev", cls=LazyGroup, table=COMMANDS, epilog=example("lossdrill dev check --pack my-exercises")
)
def command() -> None:
    """For authors of exercises."""
