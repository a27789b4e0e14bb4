"""The pages of `lossdrill help`: found, complete, and true of the program."""

import re
from importlib.metadata import metadata
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest

from lossdrill.cli import COMMANDS, cli, exit_codes
from lossdrill.cli.configuration import EXPECTED, Configuration, read_configuration
from lossdrill.cli.help import page_titles
from lossdrill.cli.lazy import LazyGroup
from lossdrill.folders import data_root
from lossdrill.formula.functions import FUNCTIONS
from lossdrill.grading import grade
from lossdrill.judging.expected import RTOL, RTOL_FLOAT32
from lossdrill.model import VARIANTS, Kind, Limits
from lossdrill.pack import open_pack
from lossdrill.sandbox.layers import ALL
from tests.cli.conftest import Type
from tests.unseen import run_here

FOLDER = data_root() / "templates" / "help"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
PACKAGE = Path(exit_codes.__file__).parents[1]


def told(type_in: Type, *words: str) -> str:
    result = type_in("help", *words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_overview(type_in: Type) -> None:
    """Without a topic, every page is listed with its title."""
    text = told(type_in)
    assert page_titles().keys() == PAGES.keys()
    for name, title in page_titles().items():
        assert title
        assert re.search(rf"^  {name} +{re.escape(title)}$", text, re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_pages(type_in: Type, name: str) -> None:
    """Each page is shown, begins with its own name, and fits on two screens; no mark is left."""
    text = told(type_in, name)
    assert text.startswith(f"# {name}: ")
    assert len(text.splitlines()) <= 48
    assert not re.search(r"<(history|config|trusted|cache|guide)", text)


def test_names_are_distinct() -> None:
    """No page has the name of a command, an exercise or a topic of the track."""
    pack = open_pack()
    assert PAGES.keys().isdisjoint({*COMMANDS, *pack.ids, *pack.topics})


def test_commands(type_in: Type) -> None:
    """The name of a command is answered with its own help, of one below another too."""
    for words in (["next"], ["class", "grade"], ["dev", "check"]):
        text = told(type_in, *words)
        assert text.startswith(f"Usage: lossdrill {' '.join(words)} ")
        assert "Example:" in text


def test_exercises_and_topics(type_in: Type) -> None:
    """An exercise is answered with its prompt, and handed out by no means."""
    text = told(type_in, "halve_it")
    assert "Take ŷ and `do` it." in text.replace("y\u0302", "ŷ")
    assert "It builds on double-it." in text
    assert "lossdrill next halve-it" in text
    assert not Path("drills").exists()
    result = type_in("help", "log_loss", pack=None)
    assert result.stdout.startswith("# Log")
    assert type_in("help log loss", pack=None).stdout == result.stdout


def test_nothing_of_this_name(type_in: Type) -> None:
    """What there is nothing about is answered with what is near."""
    table = {
        "kink": "Did you mean kinks?",
        "duoble-it": "Did you mean double-it?",
        "gade": "Did you mean grade",
        "xyzzy": "See what there is: lossdrill help",
        "class grde": "lossdrill class --help",
    }
    for asked, said in table.items():
        result = type_in(f"help {asked}")
        assert result.exit_code == 2
        assert said in result.stderr


def test_a_page_in_the_terminal(
    type_in: Type, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that is longer than the screen goes to the pager, a shorter one does not."""
    from lossdrill.cli import prompt_text

    paged: list[str] = []
    monkeypatch.setattr(click, "echo_via_pager", paged.append)
    monkeypatch.setattr(prompt_text, "in_terminal", lambda: True)
    prompt_text.show_page("one line")
    assert paged == []
    assert capsys.readouterr().out == "one line\n"
    prompt_text.show_page("- a line\n" * 200)
    assert paged[0].count("a line") == 200


def code(text: str) -> list[str]:
    """What stands between backticks, on a line or in a block."""
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


TYPED = sorted(
    {line for page in PAGES.values() for line in code(page) if line.startswith("lossdrill ")}
)


@pytest.mark.parametrize("line", TYPED)
def test_what_is_to_be_typed(line: str) -> None:
    """Every command that a page prints exists, with every option beside it."""
    words = re.sub(r"   .*|\s*\\?\|.*", "", line).split()[1:]
    command: click.Command = cli
    while words and isinstance(command, LazyGroup) and words[0] in command.table:
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    assert not isinstance(command, LazyGroup)
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    options = [word for word in words if word.startswith("--")]
    assert set(options) <= known
    if command.name == "help" and words:
        assert words[0] in {*PAGES, *COMMANDS, *open_pack().ids}
    if command.name == "next" and words and not words[0].startswith("-"):
        assert words[0] in {"ID", *open_pack().ids} or words[0].startswith("hub<")


def test_every_option_exists() -> None:
    """Options that stand alone on a page belong to some command, or are Click's or VS Code's."""
    sources = "".join(path.read_text() for path in (PACKAGE / "cli").glob("*.py"))
    known = set(re.findall(r'"(--[a-z-]+)', sources))
    for page in PAGES.values():
        assert set(re.findall(r"(?<!\S)`?(--[a-z-]+)", page)) <= known | {"--help", "--wait"}


def table(page: str, heading: str) -> list[list[str]]:
    """The rows below a table's head."""
    _, _, after = PAGES[page].partition(f"| {heading} |")
    rows = after.split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def test_exit_codes() -> None:
    """The page lists the exit codes there are; that of each verdict is the program's."""
    listed = {int(code) for code, _ in table("environment", "exit code")}
    there = {*exit_codes.OF_STATUS.values(), exit_codes.INTERRUPTED, exit_codes.PIPE_CLOSED, 2}
    assert listed == there
    codes = {words: int(code) for words, _, code in table("verdicts", "it says")}
    assert codes == {
        "`PASS`": exit_codes.OF_STATUS["pass"],
        "`HANDED IN`": exit_codes.OF_STATUS["unscored"],
        "`FAIL`": exit_codes.OF_STATUS["wrong"],
        "`NOT RUN`": exit_codes.OF_STATUS["not_run"],
        "`NOT READ`": exit_codes.OF_STATUS["not_run"],
        "`FAULT`": exit_codes.OF_STATUS["fault"],
    }


def test_variables() -> None:
    """The page lists the environment variables that commands look at, and no others."""
    listed = {name for row in table("environment", "variable") for name in code(row[0])}
    sources = "".join(path.read_text() for path in (PACKAGE / "cli").glob("*.py"))
    read = set(re.findall(r'environ(?:ment)?\.get\("(\w+)"', sources))
    assert listed == read - {"SYSTEMROOT", "TERM"}


def test_limits() -> None:
    """The limits of a run are those of the program, and of the exercises that raise them."""
    text = dict(table("isolation", "limit"))
    limits = Limits()
    longest = max(each.limits.seconds for each in open_pack().exercises)
    assert text["time"].startswith(f"{limits.seconds:.0f} seconds")
    assert f"; up to {longest:.0f} where" in text["time"]
    assert f"{limits.memory_mib} MiB" in text["memory"]
    assert f"{limits.reply_mib} MiB" in text["what is returned"]
    assert f"{limits.printed_kib} KiB" in text["what is printed"]
    layers = PAGES["isolation"].lower().replace("limits", "rlimits")
    assert {each for each in ALL if each not in layers} <= {"nobody"}


def test_numbers() -> None:
    """Tolerances and the number of variants are those of the program."""
    assert f"{RTOL:.0e}".replace("e-0", "e-") in PAGES["numerics"]
    assert f"{RTOL_FLOAT32:.0e}".replace("e-0", "e-") in PAGES["numerics"]
    assert f"{VARIANTS} variants" in PAGES["variants"]


def test_kinds() -> None:
    """The page of answers knows every kind of exercise."""
    listed = {kind for row in table("answers", "kind") for kind in row[0].split(", ")}
    assert listed == set(get_args(Kind))


def test_configuration(tmp_path: Path) -> None:
    """The example is read, and the table has the keys there are."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGES["configuration"], re.DOTALL)
    path = tmp_path / "config.toml"
    path.write_text(example)
    found: dict[str, Any] = msgspec.structs.asdict(read_configuration(path))
    assert all(found[name] != getattr(Configuration(), name) for name in found)
    assert [name.strip("`") for name, *_ in table("configuration", "key")] == list(EXPECTED)


def test_formulas() -> None:
    """The formula of the examples is right in every notation, and each function that is named is
    known.
    """
    pack = open_pack()
    exercise = pack.exercise("mse-derive-vector")
    examples = [line for line in code(PAGES["formulas"]) if line.startswith("answer = ")]
    assert len(examples) == 5
    for example in examples:
        assert grade(f"{example}\n", exercise, pack, 0, run_here).passed, example
    (named,) = re.findall(r"\| functions \| `([^`]+)`", PAGES["formulas"])
    assert set(named.split()) <= FUNCTIONS.keys()


def test_notebooks() -> None:
    """The extension that is to be loaded exists, and so does the extra."""
    (module,) = re.findall(r"%load_ext (\S+)", PAGES["notebooks"])
    assert (PACKAGE.parent / (module.replace(".", "/") + ".py")).exists()
    assert "lossdrill[notebook]" in PAGES["notebooks"]
    assert "notebook" in metadata("lossdrill").get_all("Provides-Extra", [])
    typed = re.findall(r"`%lossdrill (\w+)", PAGES["notebooks"])
    assert set(typed) <= COMMANDS.keys()
