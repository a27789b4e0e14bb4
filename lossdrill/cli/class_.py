"""`lossdrill class`: the instructors' commands, loaded as lazily as the learners'."""

import click

from lossdrill.cli.lazy import LazyGroup, example

COMMANDS = {
    "grade": ("lossdrill.cli.class_grade", "Grade a folder of submissions."),
    "handout": ("lossdrill.cli.class_handout", "Write each student's own variants."),
    "report": ("lossdrill.cli.class_report", "Write what the class has understood to HTML pages."),
    "export": ("lossdrill.cli.class_export", "Write marks for Canvas, Gradescope and others."),
}


@click.group(
    "class",
    cls=LazyGroup,
    table=COMMANDS,
    epilog=example("lossdrill class grade submissions/ --roster roster.csv --out run.sqlite"),
)
def command() -> None:
    """For instructors: grade, look at and export a whole class."""
