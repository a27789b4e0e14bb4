"""The author's guide, exercises/README.md, against the program."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from lossdrill import symbolic
from lossdrill.authoring.finding import NAMED_BY_THE_FILE
from lossdrill.model import VARIANTS, Kind
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.slips import WHATS
from tests.guide import GUIDE
from tests.transcripts import Replay

PAGE = GUIDE.read_text(encoding="utf-8")
ROOT = GUIDE.parents[1]
FAILING = {
    "lossdrill dev try mape-value wape.py --pack course": [1],
    "lossdrill grade --pack course": [1, 0],
}
"""What the guide shows as wrong; all else succeeds: what it checks is sound."""


def section(title: str) -> str:
    """Of the guide, up to the next heading of the same rank."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """The cells of all tables, without heads."""
    found = []
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        found += [
            [cell.strip() for cell in line.strip("|\n").split("|")]
            for line in table.splitlines()[2:]
        ]
    return found


def words(text: str) -> list[str]:
    """What stands between backticks, not as a block."""
    return re.findall(
        r"`([^`]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    )


def test_from_nothing_to_a_class(tmp_path: Path) -> None:
    """Done as the guide says, from its text alone, everything comes out as it shows."""
    replay = Replay(tmp_path)
    assert replay.of(PAGE) == PAGE
    assert replay.exits == {command: FAILING.get(command, [0]) for command in replay.exits}
    assert replay.exits.keys() >= FAILING.keys()


def test_every_domain_is_listed() -> None:
    """A symbol can be made by each function of the table, has the domain that it says, and no
    function is left out.
    """
    made = {cell[0]: cell[1] for cell in rows(section("Definitions")) if '("' in cell[0]}
    functions = set()
    for call, domain in made.items():
        name, names = re.fullmatch(r'`(\w+)\("([^"]+)"\)`', call).groups()  # type: ignore[union-attr]
        functions.add(name)
        symbol = getattr(symbolic, name)(names.split()[0])
        assert domain_of(symbol).name == domain
    assert functions == set(symbolic.__all__) - {"Loss", "Likelihood"}


def test_every_part_of_a_loss_is_explained() -> None:
    """Each argument of Loss has its line."""
    text = section("A loss becomes exercises") + section("Definitions")
    assert {field.name for field in fields(symbolic.Loss)} - {"expression"} <= set(words(text))


def test_every_kind_is_listed() -> None:
    """The kinds are those of the manifest."""
    listed = [word for row in rows(section("One exercise of any kind")) for word in words(row[0])]
    assert sorted(listed) == sorted(get_args(Kind))


def test_generated_mistakes() -> None:
    """Each kind of module that `dev derive` writes is named, and how many variants there are."""
    assert set(WHATS) <= set(words(section("What a pack consists of")))
    assert f"one of {VARIANTS} variants" in PAGE


def test_every_rule_is_listed() -> None:
    """What `dev check` may find something about stands in the table, and nothing else does."""
    listed = {word for row in rows(section("What dev check proves")) for word in words(row[0])}
    assert listed == {*NAMED_BY_THE_FILE, *_rules()}


def _rules() -> Iterator[str]:
    """The words by which findings are told apart, from where they are made."""
    for path in sorted((ROOT / "lossdrill" / "authoring").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            about: ast.expr | None = None
            if isinstance(called, ast.Name) and called.id in {"Finding", "from_error"}:
                about = node.args[1]  # type: ignore[attr-defined]
            elif path.stem == "answers" and isinstance(node, ast.Yield):
                about = node.value.elts[0] if isinstance(node.value, ast.Tuple) else None
            if isinstance(about, ast.Constant) and isinstance(about.value, str):
                yield about.value


def test_what_it_says() -> None:
    """Each message of the table about definitions is one that a definition can meet."""
    raised = [_text(node) for path in _sources() for node in _raised(path)]
    messages = [row[0] for row in rows(section("Definitions")) if '("' not in row[0]]
    assert len(messages) > 5
    for message in messages:
        parts = [part.strip() for part in re.split(r"\b[abfr]\b|\.\.\.", message) if part.strip()]
        pattern = ".*".join(map(re.escape, parts))
        assert any(re.search(pattern, text) for text in raised), message


def _sources() -> list[Path]:
    folder = ROOT / "lossdrill"
    return [*(folder / "symbolic").glob("*.py"), folder / "authoring" / "derive.py"]


def _raised(path: Path) -> Iterator[ast.expr]:
    """The texts in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr | ast.Constant):
            yield node


def _text(node: ast.expr) -> str:
    """With a space for what is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else " "


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", PAGE))))
def test_links(link: str) -> None:
    """A link leads to a heading of the guide, or to a file that the wheel carries too."""
    path, _, anchor = link.partition("#")
    if anchor:
        headings = re.findall(r"^##+ (.+)$", PAGE, re.MULTILINE)
        assert anchor in {heading.lower().replace(" ", "-") for heading in headings}
    if path:
        found = (GUIDE.parent / path).resolve()
        assert found.is_file()
        assert found.relative_to(ROOT).parts[0] in {"docs", "exercises", "solutions", "templates"}
