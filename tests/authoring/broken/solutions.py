"""What can be wrong with a solution: judge, reference, right answers, mistakes."""

import re
from pathlib import Path

from lossdrill.authoring.files import FEWEST
from tests.authoring.broken.broken import (
    MANIFEST,
    SOLUTION,
    STUB,
    Broken,
    Change,
    both,
    edit,
    remove,
)

REFERENCE = "def square(y, y_hat):\n    return np.mean((y - y_hat) ** 2)"
SUM = "return np.sum((y - y_hat) ** 2)"
SIZES = "return np.mean(np.abs(y - y_hat))"
SENTENCE = "That is the mean of the sizes, and not of the squares."
FEWEST_RIGHT, FEWEST_MISTAKES = FEWEST["implement"]


def _raised(name: str, old: str, new: str, line: str | int, *says: str) -> Broken:
    """What whoever grades meets as well."""
    return Broken(name, edit(SOLUTION, old, new), SOLUTION, line, says, ("grade",))


def _unsound(name: str, change: Change, line: str, *says: str) -> Broken:
    """What only a check finds."""
    return Broken(name, change, SOLUTION, line, says)


def _reference(body: str) -> str:
    return f"def square(y, y_hat):\n    {body}"


def _as_implementation(more: str) -> Change:
    """The kind that needs more answers, with enough of one sort: mistakes each with a factor of
    its own, which are different mistakes.
    """

    def change(pack: Path) -> None:
        edit(MANIFEST, '"debug"', '"implement"')(pack)
        path = pack / SOLUTION
        text = path.read_text()
        part = re.findall(rf"@{more}.*?\n\n\n", text, re.DOTALL)[0]
        for number in range(3, 3 + max(FEWEST_RIGHT, FEWEST_MISTAKES)):
            copy = re.sub(r"def (\w+)", rf"def \g<1>_{number}", part)
            if more == "mistake":
                copy = copy.replace("return ", f"return {number} * ")
            text = text.replace("judge = ", f"{copy}judge = ")
        path.write_text(text)

    return change


CASES = [
    Broken("missing solution", remove(SOLUTION), SOLUTION, None, ("is missing",), ("grade",)),
    _raised("syntax error", "import numpy as np", "import numpy as", "import numpy", "SyntaxError"),
    _raised(
        "import of what is not there",
        "import numpy as np",
        "import numpy as np\nimport nowhere_at_all",
        "nowhere_at_all",
        "No module named 'nowhere_at_all': install it, or correct the name.",
    ),
    _raised(
        "import of what is not derived",
        "import square as loss",
        "import cube as loss",
        "import cube",
        "cannot import name 'cube' from '._derived'",
        "lossdrill dev derive",
    ),
    _raised(
        "import of a file that is not there",
        "import numpy as np",
        "import numpy as np\nfrom .helper import mean",
        "from .helper",
        "No module named '.helper'",
    ),
    _raised(
        "exit",
        "import numpy as np",
        "import sys\nimport numpy as np\nsys.exit(0)",
        "sys.exit",
        "it ends the program",
        "take `exit` out",
    ),
    _raised("no judge", "judge = function(", "judged = function(", 0, "judge: expected one"),
    _raised(
        "judge of the wrong type",
        "judge = function(",
        "judge = 3\nnobody = function(",
        "judge = 3",
        "judge: expected one, got 3; end the file with `judge = function(...)`",
    ),
    _raised(
        "judge that is not called",
        "judge = function(",
        "judge = function\nnobody = function(",
        "judge = function",
        "judge: expected one, got function itself, which is not called",
    ),
    _raised(
        "judge with the wrong words",
        "points=[points_of(loss)]",
        "point=[points_of(loss)]",
        "judge = function(",
        "unexpected keyword argument 'point'",
    ),
    _raised(
        "points that raise",
        "points=[points_of(loss)]",
        "points=[lambda draw: 1 / 0]",
        "1 / 0",
        "ZeroDivisionError",
    ),
    _raised(
        "signature with other shapes",
        '"(n),(n)->()"',
        '"(n),(n)->(n)"',
        "def square(",
        "correct the signature or the reference",
    ),
    _raised(
        "reference that raises",
        REFERENCE,
        _reference("return np.mean((y - y_hatt) ** 2)"),
        "y_hatt",
        "square at y = ",
        "NameError: name 'y_hatt' is not defined; correct it.",
    ),
    _raised(
        "reference that disagrees with the definition",
        REFERENCE,
        _reference("return np.mean((y - y_hat) ** 2) / 2"),
        "def square(",
        "square at y = ",
        "the reference gives",
        "and the derived quantity",
        "correct one of them",
    ),
    _unsound(
        "reference that is almost what is defined",
        edit(SOLUTION, REFERENCE, _reference("return np.mean((y - y_hat) ** 2) * (1 + 1e-11)")),
        "def square(",
        "reference and 50-digit value differ by 1.0e-11",
    ),
    _unsound(
        "reference that wavers",
        edit(
            SOLUTION,
            REFERENCE,
            _reference("return np.mean((y - y_hat) ** 2) + np.random.default_rng().normal()"),
        ),
        "def square(",
        "and asked again",
    ),
    _unsound(
        "reference that changes its arguments",
        edit(SOLUTION, REFERENCE, _reference("y -= y_hat\n    return np.mean(y**2)")),
        "def square(",
        "it changes y",
    ),
    _unsound(
        "reference of another name",
        both(*(edit(file, "square(y, y_hat)", "square(y_hat, y)") for file in (MANIFEST, STUB))),
        "def square(",
        "it is square(y, y_hat), and exercise.toml asks for square(y_hat, y)",
    ),
    _unsound(
        "nothing to prove the reference with",
        edit(SOLUTION, "    derived=mean_value(loss),\n", ""),
        "def square(",
        "give the judge `derived=`",
    ),
    _unsound(
        "mistake that is right",
        edit(SOLUTION, SUM, "return np.sum((y - y_hat) ** 2) / len(y)"),
        "def sum_of_squares",
        "sum-of-squares is to fail, but passes",
    ),
    _unsound(
        "two mistakes that are the same",
        edit(SOLUTION, SIZES, SUM),
        "def sizes",
        "sizes is taken for sum-of-squares",
    ),
    _unsound(
        "mistake without a sentence",
        edit(SOLUTION, SENTENCE, "TODO"),
        "def sizes",
        "sizes: expected a sentence for the learner, got 'TODO'",
    ),
    _raised(
        "mistake that is only marked",
        f'@mistake("{SENTENCE}")',
        "@mistake  # TODO",
        "# TODO",
        'a mistake needs its sentence for the learner: @mistake("...")',
    ),
    _unsound(
        "right answer that is wrong",
        edit(SOLUTION, "return r @ r / len(r)", "return r @ r"),
        "def by_product",
        "by product is to pass, but is wrong",
    ),
    _unsound(
        "mistake that never ends",
        edit(SOLUTION, SUM, "while True: pass"),
        "while True",
        "it is still running after",
    ),
    _unsound(
        "two functions of one name",
        edit(SOLUTION, "def sizes(y, y_hat)", "def sum_of_squares(y,  y_hat)"),
        "def sum_of_squares(y,  y_hat)",
        "sum_of_squares is defined in line",
    ),
    _unsound(
        "answer that leans on the reference",
        edit(SOLUTION, SUM, "return square(y, y_hat) * len(y)"),
        "@mistake",
        "sum_of_squares uses square, but each answer must stand by itself",
    ),
    _unsound(
        "too few right answers",
        _as_implementation("mistake"),
        "judge = ",
        f"1 besides the reference; at least {FEWEST_RIGHT} are needed",
    ),
    _unsound(
        "too few mistakes",
        _as_implementation("right"),
        "judge = ",
        f"2; at least {FEWEST_MISTAKES} are needed",
    ),
    _unsound(
        "solution that prints",
        edit(SOLUTION, "\n\n@right", '\n\nprint("loaded")\n\n\n@right'),
        "print(",
        "it prints, which would stand among what `grade --json` prints",
    ),
    _unsound(
        "solution that never ends",
        edit(SOLUTION, "\n\n@right", "\n\nwhile True: pass\n\n\n@right"),
        "while True",
        "it is still running after",
    ),
]
