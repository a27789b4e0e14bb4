"""The documentation against the program."""

import re
from pathlib import Path
from typing import get_args

import pytest

from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reason, Status, Verdict
from lossdrill.pack import open_pack
from lossdrill.sandbox.layers import ALL
from tests import coverage
from tests.hostile import corpus
from tests.hostile.__main__ import stopped, summary

DOCS = Path(__file__).resolve().parents[1] / "docs"


def _words(name: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", (DOCS / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("struct", [Verdict, Check, Counterexample, Curve, Diagnosis])
def test_every_key_of_the_json_contract_is_documented(struct: type[Verdict]) -> None:
    """docs/json.md names each field of what --json prints."""
    assert set(struct.__struct_fields__) <= _words("json.md")


def test_every_status_and_reason_is_documented() -> None:
    """docs/json.md names each status and each reason."""
    assert {*get_args(Status), *get_args(Reason)} <= _words("json.md")


def test_what_stops_which_attempt_is_as_measured() -> None:
    """docs/isolation.md says of an attempt what the file of the attempt says, which is tested."""
    attacks = {attack.name: attack for attack in corpus.attacks()}
    text = (DOCS / "isolation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| `(\w+)` \| ([\w+, ]+) \|$", text, re.MULTILINE)
    assert len(rows) > 20
    for name, cell in rows:
        stops = {frozenset(stop.split("+")) for stop in cell.split(", ")}
        here = {stop & {corpus.PROCESS, *corpus.HERE} for stop in stops} - {frozenset()}
        assert here == {stop.layers for stop in attacks[name].stops}, name


def test_how_many_attempts_are_stopped() -> None:
    """docs/isolation.md counts what the files of the attempts say."""
    counted = summary(corpus.attacks({corpus.PROCESS, *ALL}))
    assert counted in (DOCS / "isolation.md").read_text(encoding="utf-8")


def test_what_bubblewrap_alone_stops() -> None:
    """What docs/isolation.md says of attempts that nothing else stops: a path's existence."""
    rest = {*ALL} - {"bubblewrap"}
    left = [one.name for one in corpus.attacks({corpus.PROCESS, *ALL}) if not stopped(one, rest)]
    assert left
    assert all(name.startswith("exists_") for name in left)


def test_every_layer_is_documented() -> None:
    """docs/isolation.md names each layer."""
    assert set(ALL) <= _words("isolation.md")


def test_coverage_is_as_the_exercises_say() -> None:
    """docs/coverage.md is what `python -m tests.coverage` writes."""
    assert coverage.PAGE.read_text(encoding="utf-8") == coverage.coverage(open_pack())
