"""Which exercises a file answers."""

import pytest

from lossdrill.answers import Answers
from lossdrill.judging.handout import stub_for
from lossdrill.pack import open_pack

PACK = open_pack()
ANSWERS = Answers(PACK)

HUBER = "def huber(y, y_hat, delta):\n    return 0.0\n"
MSE = "def mse(y, y_hat):\n    return 0.0\n"


def stub(exercise_id: str) -> str:
    return stub_for(PACK, PACK.exercise(exercise_id), 3)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("huber-gradient", 0),
        ("huber_gradient", 0),
        ("Huber Gradient", 0),
        ("huber_gradient-1", 1),
        ("huber_gradient_2", 2),
        ("huber_gradient (3)", 3),
        ("huber_gradient(4)", 4),
        ("huber_gradient copy", 1),
        ("huber_gradient copy 5", 5),
        ("huber_gradient - Copy", 1),
        ("huber_gradient - Copy (6)", 6),
        ("huber_gradient-1 (7)", 7),
    ],
)
def test_a_file_is_named_after_its_exercise(name: str, number: int) -> None:
    """With hyphens, underscores or spaces, and with what systems append to a name that is taken."""
    assert ANSWERS.named(name) == ("huber-gradient", number)


@pytest.mark.parametrize(
    "name", ["", " ", "huber", "answers", "-1", "(2)", "../huber-gradient", "\0"]
)
def test_other_names_name_none(name: str) -> None:
    """Nothing is guessed."""
    assert ANSWERS.named(name)[0] is None


def test_a_name_decides() -> None:
    """Whatever else the file defines, and whether or not it is Python."""
    for source in (HUBER + MSE, "def (", ""):
        assert ANSWERS.sources(source, "huber-gradient") == {"huber-gradient": source}


@pytest.mark.parametrize(
    "source",
    [
        HUBER + MSE,
        HUBER.replace("def", "async def") + MSE,
        "huber = lambda y, y_hat, delta: 0\nmse: object = print\n",
        "from helpers import loss as huber, mse\n",
        f"class huber:\n    pass\n\n\n{MSE}",
        f"@decorated\n{HUBER}{MSE}\nprint('\\d')\n",
        f"{HUBER}{MSE}def (\n",
    ],
)
def test_functions_tell_their_exercises(source: str) -> None:
    """However they are bound, and even where the file is not quite Python."""
    assert ANSWERS.sources(source) == {"huber-value": source, "mse-value": source}


@pytest.mark.parametrize(
    "source",
    [
        "",
        "answer = 'y_hat - y'\n",
        "a = 1\nb = 2\n",
        "class Losses:\n    def huber(self):\n        pass\n",
        "def outer():\n    def huber(y, y_hat, delta):\n        pass\n",
        "huber == mse\n",
        "huber: float\n",
    ],
)
def test_other_names_tell_nothing(source: str) -> None:
    """Every derivation is bound to `answer`, and anybody's scratch variables are called a and b."""
    assert ANSWERS.sources(source) == {}


def test_a_header_tells_the_exercise() -> None:
    """In a file of any name."""
    source = stub("huber-derive") + MSE
    assert ANSWERS.sources(source) == {"huber-derive": source, "mse-value": source}


def test_a_header_of_no_exercise_tells_nothing() -> None:
    """It may be of another pack."""
    assert ANSWERS.sources("# lossdrill no-such, variant 3\nanswer = ''\n") == {}
    assert ANSWERS.sources("# lossdrill <script>, variant 3\n") == {}


def test_several_stubs_in_one_file() -> None:
    """Each exercise sees the whole file, with its own answer where names clash; lines stay."""
    ids = ["huber-derive", "mse-value", "mae-derive-vector"]
    texts = [stub(each).replace('answer = ""', f'answer = "{each}"') for each in ids]
    joined = "import numpy as np\n" + "\n\n".join(texts) + "\n\ndef helper():\n    return 1\n"
    sources = ANSWERS.sources(joined, "mse-value")
    assert list(sources) == ids
    assert sources["mse-value"] == joined
    for each in ("huber-derive", "mae-derive-vector"):
        names: dict[str, object] = {}
        exec(sources[each], names)  # noqa: S102 - our own text
        assert names["answer"] == each
        assert {"helper", "mse"} <= names.keys()
        lines = zip(sources[each].split("\n"), joined.split("\n"), strict=True)
        assert all(seen in {"", line} for seen, line in lines)


def test_a_slip_in_one_answer_costs_no_other() -> None:
    """In a file that is not Python an answer stands alone, with what is above the first header."""
    joined = "import math\n" + stub("huber-derive") + "answer = = 1\n" + stub("mse-value")
    sources = ANSWERS.sources(joined)
    compile(sources["mse-value"], "mse-value", "exec")
    assert sources["mse-value"].startswith("import math\n")
    with pytest.raises(SyntaxError) as caught:
        compile(sources["huber-derive"], "huber-derive", "exec")
    assert joined.split("\n")[(caught.value.lineno or 0) - 1] == "answer = = 1"


def test_the_later_of_two_answers_counts() -> None:
    """As it would in Python."""
    first = stub("huber-derive").replace('answer = ""', 'answer = "1"')
    second = first.replace('answer = "1"', 'answer = "2"')
    source = ANSWERS.sources(first + second + stub("mse-value"))["huber-derive"]
    assert 'answer = "1"' not in source
    assert 'answer = "2"' in source


@pytest.mark.parametrize(
    "source",
    [
        "(" * 500_000,
        "-" * 150_000 + "1",
        "a" + ".b" * 90_000,
        "lambda:" * 20_000 + "1",
        "if a:\n pass\n" + "elif a:\n pass\n" * 10_000,
        "f'{" * 20_000,
        "\ud800 = 1",
        "# lossdrill huber-value, variant 3\n" * 2 + "# lossdrill mse-value, variant 3\n" * 2000,
    ],
)
def test_hostile_text_is_only_text(source: str) -> None:
    """The parser's limits are no failure of ours."""
    assert set(ANSWERS.sources(source)) <= {"huber-value", "mse-value"}
