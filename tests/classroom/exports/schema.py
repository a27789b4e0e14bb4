"""Gradescope's specification of results.json, as a table (read in gradescope-autograders'
docs/specs.md, 2024).
"""

from typing import Any

VISIBILITY = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
NUMBER = (int, float)

RESULTS: dict[str, Any] = {
    "score": NUMBER,
    "execution_time": NUMBER,
    "output": str,
    "output_format": FORMATS,
    "test_output_format": FORMATS,
    "test_name_format": FORMATS,
    "visibility": VISIBILITY,
    "stdout_visibility": VISIBILITY,
    "extra_data": dict,
    "tests": list,
    "leaderboard": list,
}
TEST: dict[str, Any] = {
    "score": NUMBER,
    "max_score": NUMBER,
    "status": {"passed", "failed"},
    "name": str,
    "name_format": FORMATS,
    "number": str,
    "output": str,
    "output_format": FORMATS,
    "tags": list,
    "visibility": VISIBILITY,
    "extra_data": dict,
}


def violations(results: dict[str, Any]) -> list[str]:
    """What is not as documented; nothing when all is."""
    found = _against(results, RESULTS, "results")
    for test in results.get("tests", []):
        found += _against(test, TEST, str(test.get("name")))
        if "score" not in results and "score" not in test:
            found.append(f"{test.get('name')}: no score here nor for the whole")
    if "score" not in results and "tests" not in results:
        found.append("neither a score nor tests")
    return found


def _against(value: dict[str, Any], table: dict[str, Any], where: str) -> list[str]:
    found = [f"{where}: no key {key}" for key in value if key not in table]
    for key, allowed in table.items():
        if key not in value:
            continue
        right = value[key] in allowed if isinstance(allowed, set) else None
        if right is None:
            right = isinstance(value[key], allowed) and not isinstance(value[key], bool)
        if not right:
            found.append(f"{where}: {key} is {value[key]!r}")
    return found
