"""The reference of the manifest in exercises/README.md: `python -m tests.manifest_reference`
writes it.
"""

from pathlib import Path

from lossdrill.authoring.manifest_reference import put_into

PAGE = Path(__file__).resolve().parents[1] / "exercises" / "README.md"

if __name__ == "__main__":
    PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
