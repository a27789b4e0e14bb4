"""The documentation against the program."""

import re
from pathlib import Path
from typing import get_args

import pytest

from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reason, Status, Verdict

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
