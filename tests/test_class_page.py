"""docs/class.md and its workflow: the commands exist, the examples are understood."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml  # type: ignore[import-untyped]
from click.testing import CliRunner

from lossdrill.classroom.intake import collect
from lossdrill.classroom.model import Submission
from lossdrill.classroom.policy import read_policy
from lossdrill.cli import cli
from lossdrill.cli.lazy import LazyGroup
from lossdrill.pack import open_pack

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "class.md").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load((DOCS / "github-actions.yml").read_text(encoding="utf-8"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def steps() -> list[dict[str, Any]]:
    return [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def commands() -> Iterator[str]:
    for block in blocks("console"):
        yield from (line.removeprefix("$ ") for line in block.splitlines())
    for step in steps():
        lines = step.get("run", "").splitlines()
        yield from (line for line in lines if line.startswith("lossdrill "))


@pytest.mark.parametrize("line", list(commands()))
def test_every_command_can_be_typed(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of page and workflow exists, with its options, as --help lists them."""
    program, *words = shlex.split(line)
    assert program == "lossdrill"
    command: click.Command = cli
    names = []
    while isinstance(command, LazyGroup):
        names.append(words.pop(0))
        found = command.get_command(click.Context(command), names[-1])
        assert found is not None, names
        command = found
    shown = CliRunner().invoke(cli, [*names, "--help"]).output
    for word in words:
        if word.startswith("--"):
            assert re.search(rf"{re.escape(word)}\b", shown), word
    # Parsed as typed, but for whether files exist.
    for parameter in command.params:
        if isinstance(parameter.type, click.Path):
            monkeypatch.setattr(parameter, "type", click.Path())
    command.make_context(names[-1], words)


def test_every_option_of_export_is_explained() -> None:
    """The page names each option of `class export`."""
    from lossdrill.cli.class_export import command

    options = {option for parameter in command.params for option in parameter.opts}
    named = set(re.findall(r"--[a-z-]+", PAGE))
    assert {option for option in options if option.startswith("--")} - named == {"--pack"}


def test_the_policy_is_one() -> None:
    """The example of class.toml is read, and means what its comments say."""
    (text,) = blocks("toml")
    policy = read_policy(text, open_pack())
    assert policy.counts == "best"
    assert "mse-value" in policy.exercises
    assert "huber-gradient" in policy.exercises
    assert policy.weights == {"huber-gradient": 2}
    assert (policy.late.per_day, policy.late.cut_off) == (0.1, 3)


def test_the_names_of_files_are_understood(tmp_path: Path) -> None:
    """Each path that the page shows is attributed to a student and an exercise."""
    (text,) = (block for block in blocks("text") if block.startswith("submissions/"))
    answer = "def huber(y, y_hat, delta):\n    return 0.0\n"
    notebook = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'
    for line in text.splitlines():
        path = tmp_path / line
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook if path.suffix == ".ipynb" else answer)
    found = {one.file: one for one in collect(tmp_path / "submissions", open_pack(), None)}
    assert set(found) == {line.removeprefix("submissions/") for line in text.splitlines()}
    for file, one in found.items():
        if file.endswith(".py"):
            assert isinstance(one, Submission), one
            assert one.exercise == "huber-value"
        else:
            assert one.student == "s-1018"  # an empty notebook answers nothing


def test_the_workflow_gives_nothing_away() -> None:
    """It reads only, keeps no token where submissions run, and has a limit of time."""
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert set(WORKFLOW[True]) == {"push", "workflow_dispatch"}  # YAML takes `on` for true
    (checkout,) = (step for step in steps() if step.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"] == {"persist-credentials": False}
    assert all(job["timeout-minutes"] <= 60 for job in WORKFLOW["jobs"].values())
    assert all(("uses" in step) != ("run" in step) for step in steps())


def test_the_workflow_takes_every_action_at_a_version() -> None:
    """No step follows whatever is newest."""
    actions = [step["uses"] for step in steps() if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions)


def test_links_lead_somewhere() -> None:
    """Pages that the page links to are there."""
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []
