"""What can be wrong with `loss.py`."""

from tests.authoring.broken.broken import DERIVED, LOSS, Broken, Change, both, edit, remove, write

NAMES = 'y, y_hat, r = real("y y_hat r")'
DEFINITION = "square = Loss(r**2, of=y_hat, given=y, where={r: y_hat - y})"


def _wrong(name: str, change: Change, line: str | int | None, *says: str) -> Broken:
    return Broken(name, change, LOSS, line, says)


def _defined(new: str) -> Change:
    return edit(LOSS, DEFINITION, new)


CASES = [
    _wrong("syntax error", _defined(DEFINITION[:-1]), "square = ", "SyntaxError: '(' was never"),
    _wrong(
        "name that Python does not know",
        _defined(DEFINITION.replace("r**2", "sqr(r)")),
        "sqr",
        "NameError: name 'sqr' is not defined",
    ),
    _wrong(
        "symbol without a domain",
        both(
            edit(LOSS, NAMES, f'{NAMES}\nc = Symbol("c")'),
            edit(LOSS, "from lossdrill", "from sympy import Symbol\n\nfrom lossdrill"),
            _defined(DEFINITION.replace("r**2", "c * r**2")),
        ),
        "square = ",
        "the symbol c has no domain: make it with real, positive",
    ),
    _wrong(
        "symbol that is not declared",
        both(
            edit(LOSS, NAMES, 'y, y_hat, r, c = real("y y_hat r c")'),
            _defined(DEFINITION.replace("r**2", "c * r**2")),
        ),
        "square = ",
        "the symbol c is used but not declared",
    ),
    _wrong(
        "two inner quantities",
        both(
            edit(LOSS, NAMES, 'y, y_hat, r, s = real("y y_hat r s")'),
            _defined(DEFINITION.replace("y_hat - y}", "y_hat - y, s: y - y_hat}")),
        ),
        "square = ",
        "where: name one inner quantity",
    ),
    _wrong(
        "loss in more than the inner quantity",
        _defined(DEFINITION.replace("r**2", "r * y_hat")),
        "square = ",
        "the loss must be written in r alone",
    ),
    _wrong(
        "kinks of which the order is not known",
        both(
            edit(LOSS, NAMES, 'y, y_hat, r, a, b = real("y y_hat r a b")'),
            edit(LOSS, "from lossdrill", "from sympy import Abs\n\nfrom lossdrill"),
            _defined("square = Loss(Abs(r - a) + Abs(r - b), of=r, given=(y, a, b))"),
        ),
        "square = ",
        "square: cannot tell whether",
        "give the symbols narrower domains",
    ),
    _wrong(
        "inner quantity that is not invertible",
        _defined(DEFINITION.replace("y_hat - y}", "(y_hat - y) ** 2}")),
        "square = ",
        "square: where: r must take each value for exactly one y_hat",
    ),
    _wrong("no loss", _defined("square = 3"), 1, "it defines no loss; bind at least one"),
    _wrong("exit", _defined(f"{DEFINITION}\nexit()"), "exit()", "it ends the program"),
    _wrong(
        "never ends",
        _defined(f"{DEFINITION}\nwhile True: pass"),
        "while True",
        "it is still running after",
    ),
    _wrong("missing definitions", remove(LOSS), None, "is missing"),
    _wrong("not UTF-8", write(LOSS, b'x = 1\nname = "\xff"\n'), "name", "SyntaxError"),
    Broken(
        "changed, and not derived again",
        _defined(DEFINITION.replace("r**2", "3 * r**2")),
        DERIVED,
        "return r**2",
        ("it differs from what loss.py defines", "lossdrill dev derive"),
    ),
]
