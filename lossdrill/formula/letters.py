"""Letters beyond ASCII: Greek ones by their names, others with what is wrong with them."""

import unicodedata

from lossdrill.formula.functions import GREEK


def greek_name(character: str) -> str | None:
    """The name of a Greek letter, its variants included (Unicode calls λ "lamda")."""
    variants = {
        "µ": "mu", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta", "λ": "lambda", "Λ": "Lambda",
        "ς": "sigma",
    }  # fmt: skip
    if character in variants:
        return variants[character]
    words = unicodedata.name(character, "").split()
    if len(words) == 4 and words[0] == "GREEK" and words[2] == "LETTER":
        name = words[3].lower()
        if name in GREEK:
            return name if words[1] == "SMALL" else name.capitalize()
    return None


def foreign(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Co", "Cs", "Cn"}:
        name = unicodedata.name(character, f"U+{ord(character):04X}")
        return f"There is an invisible or control character here ({name}); delete it."
    script = unicodedata.name(character, "").split(" ")[0].capitalize()
    if category.startswith("L") and script != "Latin":
        return f"This letter is {script}, not Latin; type it again on a Latin keyboard."
    if category.startswith("L"):
        return f"{character!r} is a special form of a letter; type a plain one."
    if character in "∂∇":
        return "Write the finished derivative, without ∂ or ∇."
    return f"{character!r} has no meaning in a formula; write it in plain characters."
