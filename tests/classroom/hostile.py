"""Names that students, files and rosters may have, and should not."""

NAMES = (
    "../../etc/passwd",
    "..",
    ".",
    "/absolute",
    "C:\\Windows",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "O'Brien; DROP TABLE students",
    "con",
    "NUL.txt",
    ".hidden",
    "__MACOSX",
    "trailing.",
    "trailing ",
    " leading",
    "100%",
    "%2E%2E",
    "a:b*c?d|e",
    "аlice",  # the first letter is Cyrillic
    "ｆｕｌｌ",
    "é",
    "学生",
    "🙂",
    "a~b",
    "x" * 200,
    "é" * 100,
)

UNSEEN = (
    "line\nbreak",
    "tab\there",
    "esc\x1b[31m",
    "right\u202eleft",
    "zero\u200bwidth",
    "nul\x7f",
)
"""Holding characters that cannot be seen."""
