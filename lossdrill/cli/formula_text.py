r"""LaTeX as one line of plain characters: `\frac{1}{n}\sum_i r_i^2` becomes `1/n Σᵢ rᵢ²`.

For reading a prompt in a terminal. What has no plain form is left as LaTeX, never dropped.
"""

import re


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


_SIGNS = _table(
    "alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε eta:η theta:θ lambda:λ mu:μ pi:π rho:ρ "
    "sigma:σ tau:τ phi:φ varphi:φ omega:ω Delta:Δ Sigma:Σ sum:Σ prod:Π int:∫ partial:∂ nabla:∇ "
    "infty:∞ cdot:· odot:⊙ circ:∘ cdots:⋯ ldots:… dots:… ell:ℓ top:ᵀ forall:∀ "
    "lvert:| rvert:| lVert:‖ rVert:‖ left: right: bigl: bigr: Bigl: Bigr: big: Big: displaystyle:"
)
_RELATIONS = _table(
    "le:≤ leq:≤ ge:≥ geq:≥ ne:≠ neq:≠ approx:≈ in:∈ to:→ mapsto:↦ times:× pm:± mp:∓ mid:| "
    "longrightarrow:⟶ ll:≪ gg:≫ Rightarrow:⇒ implies:⇒ iff:⇔ quad: qquad:"
)
_NAMES = {"log", "exp", "max", "min", "sup", "inf", "arg", "lim", "sign"}
_NAMES |= {"sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan"}
_MARKS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307"}
_RAISED = dict(zip("0123456789+-=()nijkTt'ᵀ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵏᵀᵗ′ᵀ", strict=True))
_LOWERED = dict(zip("0123456789+-=()aeijkmntxβ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₜₓᵦ", strict=True))
_HELD = {r"\{": "\ue000", r"\}": "\ue001", "^": "\ue002", "_": "\ue003"}
"""Characters that stay as they are, out of the way of the rules; put back at the end."""

_ONE_THING = re.compile(r"[∂√]?([^\W_][\u0300-\u036f]?[ᵢⱼₖ₀-₉]*)?|[-+]?\d+")
_GROUP = r"\{([^{}]*)\}"
_ARGUMENT = rf"\s*(?:{_GROUP}|([^\s{{}}\\]))"


def formula_text(latex: str) -> str:
    """The formula with plain characters wherever there are such."""
    text = re.sub(r"\\begin\{cases\}(.*?)\\end\{cases\}", _cases, latex, flags=re.DOTALL)
    text = re.sub(r"\\[,;:! ]", " ", text)
    for brace in (r"\{", r"\}"):
        text = text.replace(brace, _HELD[brace])
    text = re.sub(r"\\([A-Za-z]+) ?", _symbol, text)
    before = ""
    while text != before:  # innermost groups first
        before = text
        text = re.sub(r"(?<=\|)\{([^{}]*)\}(?=\|)|(?<=[ ²³⁴])\{(\([^{}]*\))\}", _bared, text)
        text = re.sub(rf"\\(hat|bar|tilde|dot){_ARGUMENT}", _marked, text)
        text = re.sub(rf"\\(?:math(?:bf|rm|it)|text)\s*{_GROUP}", r"\1", text)
        text = re.sub(rf"\\operatorname\*?\s*{_GROUP}(?=\{{)", r"\1 ", text)
        text = re.sub(rf"\\operatorname\*?\s*{_GROUP}", r"\1", text)
        text = re.sub(r"\\mathbb\s*\{?R\}?", "ℝ", text)
        text = re.sub(rf"([\^_]){_ARGUMENT}", _script, text)
        text = re.sub(rf"\\[dt]?frac{_ARGUMENT}{_ARGUMENT}", _fraction, text)
        text = re.sub(rf"\\sqrt{_ARGUMENT}", _root, text)
    for plain, held in _HELD.items():
        text = text.replace(held, plain.removeprefix("\\"))
    text = re.sub(r"\s+(?=[)\]},;])|(?<=[(\[])\s+", "", text)
    return re.sub(r"[ \n]+", " ", text).strip()


def _bared(found: re.Match[str]) -> str:
    """A group that groups nothing: |{r}| and tanh {(r)}, as programs write them."""
    return found[1] or found[2] or ""


def _symbol(found: re.Match[str]) -> str:
    name, following = found[1], found.string[found.end() : found.end() + 1]
    if name in _NAMES:
        return f" {name}" + ("" if following in "(_^" else " ")
    if name in _RELATIONS:
        return f" {_RELATIONS[name]} "
    sign = _SIGNS.get(name)
    if sign is None:
        return found[0]
    return f"{sign} " if following in "<>=+-" else sign


def _cases(found: re.Match[str]) -> str:
    rows = [row.replace("&", ", ").strip() for row in re.split(r"\\\\(?:\[\w+\])?", found[1])]
    return r"\{ " + "; ".join(row for row in rows if row) + r" \}"


def _fraction(found: re.Match[str]) -> str:
    return f"{_factor(found[1] or found[2])}/{_factor(found[3] or found[4])} "


def _root(found: re.Match[str]) -> str:
    return f"√{_factor(found[1] or found[2])}"


def _factor(text: str) -> str:
    """In brackets unless it is one thing."""
    text = text.strip()
    return text if _ONE_THING.fullmatch(text) else f"({text})"


def _marked(found: re.Match[str]) -> str:
    inner = (found[2] or found[3] or "").strip()
    return inner[:1] + _MARKS[found[1]] + inner[1:]


def _script(found: re.Match[str]) -> str:
    inner = (found[2] or found[3] or "").strip()
    forms = _RAISED if found[1] == "^" else _LOWERED
    if all(letter in forms for letter in inner.replace(" ", "")):
        return "".join(forms[letter] for letter in inner.replace(" ", ""))
    return _HELD[found[1]] + (inner if len(inner) == 1 else f"({inner})")
