"""docs/judges.md against the words that solution files import."""

import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from lossdrill.authoring.answers import answer_findings
from lossdrill.judging.solution import load
from lossdrill.model import Kind
from tests.judging.packs import MANIFEST, write_pack

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "judges.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)
NAMES = {
    "values": ("answer",),
    "witness": ("a", "b"),
    "cards": ("card_1",),
    "claim": ("verdict", "condition"),
    "results": ("summary(x)",),
}
"""What the examples bind, by their judge."""


def module(name: str) -> ModuleType:
    return importlib.import_module(f"lossdrill.judging.{name}")


@pytest.mark.parametrize(
    "name", ["value_words", "witness_words", "minimiser_words", "figure_words", "result_words"]
)
def test_every_word_is_explained(name: str) -> None:
    """As code, in the page."""
    code = " ".join(re.findall(r"`([^`]+)`", EXAMPLE.sub("", PAGE)))
    used = " ".join(EXAMPLE.findall(PAGE))
    assert set(module(name).__all__) <= set(re.findall(r"\w+", f"{code} {used}"))


@pytest.mark.parametrize(
    ("section", "place"), [("Functions", "words"), ("Formulas", "formula_words")]
)
def test_words_of_functions_and_formulas(section: str, place: str) -> None:
    """What the tables call is there to be imported."""
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    called = set(re.findall(r"`(?:\w+=)?(\w+)\(", text))
    assert len(called) > 5
    assert called <= set(module(place).__all__)


def test_every_judge_comes_from_where_the_table_says() -> None:
    """And every kind of exercise has one."""
    rows = re.findall(r"^\| [^|]+ \| ([\w, ]+) \| (`.*`) \| `(\w+)` \|$", PAGE, re.MULTILINE)
    for _, judges, place in rows:
        for judge in re.findall(r"`(\w+)\(", judges):
            assert callable(getattr(module(place), judge))
    kinds = {kind for each, _, _ in rows for kind in each.split(", ")}
    assert kinds - {"any of them"} == set(get_args(Kind))


@pytest.mark.parametrize("source", EXAMPLE.findall(PAGE))
def test_the_examples_are_sound(source: str, tmp_path: Path) -> None:
    """As solution files: their right answers pass, their mistakes are named, in every variant."""
    judge = re.findall(r"^judge = (\w+)\(", source, re.MULTILINE)[0]
    names = ", ".join(f'"{name}"' for name in NAMES[judge])
    pack = write_pack(tmp_path, source, MANIFEST.replace('"twice(x)"', names))
    stub = "".join(
        f"def {name}: ...\n" if "(" in name else f"{name} = None\n" for name in NAMES[judge]
    )
    (tmp_path / "exercises" / "numbers" / "twice" / "stub.py").write_text(stub)
    exercise = pack.exercise("twice")
    assert load(pack, exercise).mistakes
    assert list(answer_findings(pack, exercise)) == []
