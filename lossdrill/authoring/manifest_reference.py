"""The reference of `exercise.toml` and `track.toml`, written from the types that check them."""

import json
from collections.abc import Sequence
from typing import get_args

import msgspec
import msgspec.inspect as types

from lossdrill.authoring.files import FEWEST
from lossdrill.manifests import Track
from lossdrill.model import Kind, Limits, Manifest
from lossdrill.schema_words import allowed

BEGIN = "<!-- written by `python -m tests.manifest_reference`: change the types, not this -->"
END = "<!-- end of what is written -->"


def manifest_reference() -> str:
    """Markdown: a table for each file, and for its table of limits; and what a kind asks for."""
    parts = [
        ("`exercise.toml`", _keys(Manifest)),
        ("`[limits]` in `exercise.toml`", _keys(Limits)),
        ("`track.toml`", _keys(Track)),
        ("How many answers each kind needs", _kinds()),
    ]
    return "\n\n".join(f"### {title}\n\n{table}" for title, table in parts)


def put_into(page: str) -> str:
    """The page with the reference between its two marks; raises ValueError where these are not."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"expected {BEGIN} and {END}")
    return f"{before}{begin}\n\n{manifest_reference()}\n\n{end}{after}"


def _keys(struct: type[msgspec.Struct]) -> str:
    kind = types.type_info(struct)
    assert isinstance(kind, types.StructType)  # noqa: S101 - what type_info gives for a Struct
    rows = [
        (f"`{field.encode_name}`", _meaning(field.type), allowed(field.type), _default(field))
        for field in kind.fields
    ]
    return _table(("key", "what it is", "allowed", "if left out"), rows)


def _meaning(kind: types.Type) -> str:
    schema = kind.extra_json_schema if isinstance(kind, types.Metadata) else None
    return str((schema or {})["description"])


def _default(field: types.Field) -> str:
    if field.required:
        return "it must be there"
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    if isinstance(value, msgspec.Struct):
        return "the defaults below"
    return f"`{json.dumps(value)}`" if value not in ({}, (), "") else "none"


def _kinds() -> str:
    rows = [(f"`{kind}`", *map(str, FEWEST.get(kind, (0, 0)))) for kind in get_args(Kind)]
    return _table(("kind", "right answers besides the reference", "mistakes"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
