"""LaTeX to MathML, which browsers draw without a script; the LaTeX stays as the alternative."""

from html import escape
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert
from markupsafe import Markup

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    _NAMESPACE + name
    for name in (
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
    plain = all(e.tag in _ELEMENTS and _ATTRIBUTES.issuperset(e.attrib) for e in elements)
    if not (elements and plain):
        return Markup("<code>{}</code>").format(latex)
    opening, rest = mathml.split(">", 1)
    return Markup(f'{opening} alttext="{escape(latex)}">{rest}')  # noqa: S704  (checked above)
