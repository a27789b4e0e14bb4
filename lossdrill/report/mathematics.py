"""LaTeX to MathML, which browsers draw without a script; the LaTeX stays as the alternative. And
formulas that a learner typed, as they were read.
"""

from collections.abc import Sequence
from html import escape
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert
from markupsafe import Markup

from lossdrill.model import Reading

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_LONGEST = 100_000
"""Characters of one typed formula as MathML; a formula of 500 characters stays far below."""
_ELEMENTS = frozenset(
    (
        *("math", "mrow", "mstyle", "mspace", "mpadded", "mphantom", "mi", "mn", "mo", "mtext"),
        *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
        *("mtable", "mtr", "mtd"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("display", "displaystyle", "scriptlevel", "mathvariant", "accent", "form", "fence"),
        *("separator", "stretchy", "symmetric", "largeop", "movablelimits", "minsize", "maxsize"),
        *(
            "width",
            "height",
            "depth",
            "lspace",
            "rspace",
            "columnalign",
            "columnspacing",
            "rowspacing",
        ),
    )
)


def formula(latex: str) -> Markup:
    """A displayed formula; LaTeX that does not become plain MathML is shown as it is written."""
    try:
        mathml: str = convert(latex, display="block")
        elements = list(ET.fromstring(mathml).iter())  # noqa: S314  (no entities: made just now)
    except Exception:  # noqa: BLE001  (the converter raises whatever its parser meets)
        elements = []
    # The converter passes the inside of \text{...} through as it is, tags included.
    if not (elements and _is_plain(elements)):
        return Markup("<code>{}</code>").format(latex)
    opening, rest = mathml.split(">", 1)
    return Markup(f'{opening} alttext="{escape(latex)}">{rest}')  # noqa: S704  (checked above)


def typed(reading: Reading) -> Markup:
    """A formula as it was read; where what is stored is not plain MathML, its text.

    What stands in a history may come from anywhere, so it is taken apart and written anew: nothing
    but elements and attributes of mathematics, and text, gets through.
    """
    try:
        # "<!" begins what formulas do not have: comments, entities, sections of other rules.
        harmless = "<!" not in reading.mathml and len(reading.mathml) <= _LONGEST
        root = ET.fromstring(reading.mathml) if harmless else None  # noqa: S314  (no entities)
        if root is not None and root.tag == "math" and _is_plain([*root.iter()]):
            root.set("display", "block")
            root.set("alttext", reading.text)
            return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704  (checked above)
    except (ET.ParseError, RecursionError, ValueError):
        pass
    return Markup("<code>{}</code>").format(reading.text)


def _is_plain(elements: Sequence[ET.Element]) -> bool:
    return all(
        e.tag.removeprefix(_NAMESPACE) in _ELEMENTS and _ATTRIBUTES.issuperset(e.attrib)
        for e in elements
    )
