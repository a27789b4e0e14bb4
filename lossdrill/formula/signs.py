"""Signs of every notation and the plain ones that they stand for: characters, LaTeX commands."""

OPERATORS = (
    ("**", "^"), (".*", ".*"), ("./", "./"), (".^", "^"), (".'", "'"),
    ("<=", "<="), (">=", ">="), ("=<", "<="), ("==", "=="), ("!=", "!="), ("~=", "!="),
    ("<>", "!="),
    ("&&", "and"), ("//", "//"), (":=", ":="), ("->", "->"), ("=>", "=>"),
    *((c, c) for c in "+-*/^@()[]{},:|<>='_.&;"),
    ("!", "~"), ("~", "~"),
)  # fmt: skip

SIGNS = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "·": "·", "⋅": "·", "∙": "·", "×": "*",
    "∗": "*", "⊙": ".*", "∘": ".*", "⊗": ".*", "÷": "/", "∕": "/", "⁄": "/", "≤": "<=", "≥": ">=",
    "⩽": "<=", "⩾": ">=", "≠": "!=", "∧": "and", "∨": "or", "¬": "~", "′": "'", "’": "'",
    "‘": "'", "ᵀ": "'", "⊤": "'", "⊺": "'", "‖": "‖", "∥": "‖", "∈": "in", "∣": "|",
    "⟨": "⟨", "⟩": "⟩", "〈": "⟨", "〉": "⟩",
}  # fmt: skip
SIGN_WORDS = {"√": "sqrt", "∑": "Σ", "Σ": "Σ", "∞": "inf", "𝟙": "indicator", "𝟏": "indicator"}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789-+n", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘₜ", "0123456789ijknmt", strict=True))
FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"

COMMAND_OPS = {
    "cdot": "·", "times": "*", "ast": "*", "odot": ".*", "circ": ".*", "div": "/", "oslash": "/",
    "over": "over", "langle": "⟨", "rangle": "⟩",
    "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "lt": "<", "gt": ">", "ne": "!=", "neq": "!=", "land": "and", "wedge": "and",
    "lor": "or", "vee": "or", "neg": "~", "lnot": "~", "in": "in", "top": "'", "intercal": "'",
    "prime": "'", "transpose": "'", "lvert": "|", "rvert": "|", "vert": "|", "mid": "|",
    "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖", "{": "{", "}": "}",
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "\\": "\\\\",
}  # fmt: skip
COMMAND_WORDS = {
    "sum": "Σ", "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "infty": "inf",
    "sgn": "sign", "ell": "l",
}  # fmt: skip
FUNCTION_COMMANDS = frozenset({
    "exp", "log", "ln", "max", "min", "tanh", "sinh", "cosh",
})  # fmt: skip
SILENT = frozenset({
    "left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "bigg", "Bigg", "biggl",
    "biggr", "Biggl", "Biggr", "displaystyle", "textstyle", "limits", "nolimits", "quad",
    "qquad", ",", ";", ":", "!", ">", "mathstrut", "null", "relax", "middle", "mathbf",
    "boldsymbol", "bm", "vec", "mathit", "pmb", "(", ")", "[", "]", "thinspace", "enspace",
    "mathop", "boxed", "rm", "bf", "it", "sf", "tt", "cal", " ", "\n", "\t",
})  # fmt: skip
LETTERED = frozenset({
    "operatorname", "mathrm", "text", "textrm", "mathsf", "texttt", "mbox", "mathtt",
    "textnormal",
})  # fmt: skip
BLACKBOARD = frozenset({
    "mathbb", "mathds", "mathbbm",
})  # fmt: skip
FORMS = frozenset({
    "frac", "dfrac", "tfrac", "cfrac", "sqrt", "hat", "widehat", "bar", "overline",
})  # fmt: skip
