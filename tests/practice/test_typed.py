"""What people type into a blank, and what then stands in the file."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.practice.blanks import Blank
from lossdrill.practice.typed import Typed, letter_text, typed_text, with_imports

NAMES = frozenset({"n", "lam"})
WORDS = ("MSE", "MAE", "wrong side", "yes", "no")


def blank(text: str = "None", *words: str) -> Blank:
    letters = ("a", "b", "c")
    return Blank(name="answer", text=text, start=0, end=0, letters=letters, words=words)


def typed(text: str, into: Blank | None = None) -> Typed:
    return typed_text(text, into or blank(), NAMES, WORDS)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("3.5", "3.5"),
        ("-1, 1", "(-1, 1)"),
        ("(0, inf)", "(0, inf)"),
        ("2*n/3  # so", "2 * n / 3"),
        ("log(lam) + e", "log(lam) + e"),
        ("max(x for x in range(n))", "max((x for x in range(n)))"),
        ("Fraction(1, 3)", "Fraction(1, 3)"),
        ("(lambda x: 2*x)(n)", "(lambda x: 2 * x)(n)"),
        ('"of its own"', "'of its own'"),
        ("Wrong-Side", '"wrong side"'),
        ("undefined", '"undefined"'),
        ("None", '"none"'),
    ],
)
def test_values(line: str, text: str) -> None:
    """Numbers, pairs and expressions stand as they are, words and what says "nothing" as text."""
    assert typed(line).text == text


def test_only_what_is_plain_is_certain() -> None:
    """An expression is left to be worked out where files run."""
    assert [typed(each).certain for each in ("2", "(-1, 0.5)", "2*3", "n", "yes")] == [
        *(True, True),
        *(False, False),
        True,
    ]


@pytest.mark.parametrize("line", ["a c", "ac", "C, a", '{"a", "c"}', "a;c a"])
def test_letters(line: str) -> None:
    """However letters are written, they become a set."""
    assert typed(line, blank("set()")).text == '{"a", "c"}'


@pytest.mark.parametrize("line", ["mse yes mae", "MSE, yes, MAE", "mse>yes > mae"])
def test_an_order(line: str) -> None:
    """Names between spaces, commas or larger-than signs become a list; Python's own form stays."""
    assert typed(line, blank("[]")).text == '["MSE", "yes", "MAE"]'
    assert typed('["MSE", ("MAE", "yes")]', blank("[]")).text == "['MSE', ('MAE', 'yes')]"


def test_an_order_of_what_the_file_does_not_name() -> None:
    """Numbers and given names are worked out, anything else is text."""
    for line, text in (("1, n", "[1, n]"), ("a b, c > d", '["a b", "c", "d"]')):
        assert typed_text(line, blank("[]"), NAMES, ()).text == text


def test_text() -> None:
    """A blank for text takes what is typed as it stands; quotes are for Python's own form."""
    assert typed("(y - p) x", blank('""')).text == '"(y - p) x"'
    assert typed("'2 r'", blank('""')).text == "'2 r'"


def test_the_beginning_of_a_word() -> None:
    """Is enough where the words are those of the blank, and only one begins so."""
    own = blank("None", "value", "slope", "smooth")
    assert typed("v", own).text == '"value"'
    assert typed("s", own).trouble
    assert typed("w").trouble


@pytest.mark.parametrize(
    ("line", "into", "said"),
    [
        ("", blank(), "s to skip"),
        ("10^-5", blank(), "two stars"),
        ("ln(2)", blank(), "There is no ln here: type a number or an expression with lam, n"),
        ("(2*", blank(), '"(2*" cannot be read'),
        ("x = 3", blank(), "cannot be read"),
        ("maybe", blank("None", "yes", "no"), "type yes or no"),
        ("ad", blank("set()"), '"d" is none of the letters a, b, c'),
        ("{}", blank("set()"), "There is none of the letters"),
        ("MSE RMSE", blank("[]"), '"RMSE" is no name here'),
        ("\ud800", blank(), "cannot be read"),
    ],
)
def test_what_cannot_be_read(line: str, into: Blank, said: str) -> None:
    """It is said why, and what to type instead; nothing goes into the file."""
    found = typed(line, into)
    assert said in found.trouble
    assert found.text == ""


def test_a_letter_alone() -> None:
    """One that was listed."""
    assert letter_text(' "B"', ["a", "b"]).text == '"b"'
    for odd in ("", "ab", "c"):
        assert "one of the letters a, b" in letter_text(odd, ["a", "b"]).trouble


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_nothing_breaks_out(line: str) -> None:
    """Whatever is typed, it is one value in the file, or nothing."""
    found = typed(line)
    assert bool(found.text) != bool(found.trouble)
    if found.text:
        (statement,) = ast.parse(f"answer = {{'key': {found.text}, 'other': 1}}").body
        assert isinstance(statement, ast.Assign)
        assert isinstance(statement.value, ast.Dict)
        assert len(statement.value.keys) == 2


def test_imports() -> None:
    """What was typed needs stands below the docstring, but what the file binds comes first."""
    source = '"""Doc."""\n\ne = 3\nanswer = log(e) + sqrt(2)\n'
    found = with_imports(source, ["e"])
    assert found.split("\n")[:4] == [
        '"""Doc."""',
        "",
        "from math import log",
        "from math import sqrt",
    ]
    assert found.endswith("e = 3\nanswer = log(e) + sqrt(2)\n")
    assert with_imports("answer = pi\n", []).startswith("\nfrom math import pi\nanswer")
    assert with_imports("answer = 3\n", []) == "answer = 3\n"
