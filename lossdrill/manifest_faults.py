"""What msgspec found wrong with a manifest, said in the words of who wrote it."""

import json
import re
from difflib import get_close_matches
from typing import Any

import msgspec
import msgspec.inspect as types

from lossdrill.schema_words import allowed, shown

_NAMED = re.compile(r"Object (?:contains|missing) (unknown|required) field `(.*?)`")
_PLACE = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]|\[(\.\.\.)\]")


def explained(
    expected: type[msgspec.Struct], raw: dict[str, Any], message: str
) -> tuple[tuple[str | int, ...], str]:
    """The keys at which the fault is, and what is wrong there."""
    what, _, where = message.partition(" - at `$")
    keys: list[str | int] = []
    kind: types.Type = types.type_info(expected)
    value: Any = raw
    for name, index, _any in _PLACE.findall(where):
        key = name or (int(index) if index else _first_wrong(kind, value))
        keys.append(key)
        kind, value = _inside(kind, key), value[key]
    named = _NAMED.match(what)
    if named is None:
        expectation = f"expected {allowed(kind)}"
        return tuple(keys), f"{expectation}, got {_got(value)}."
    key = named.group(2)
    if named.group(1) == "required":
        return (*keys, key), f"is missing; add it, as in: {_example(kind, key)}"
    return (*keys, key), _unknown(expected, kind, keys, key)


def _first_wrong(kind: types.Type, table: dict[str, Any]) -> str:
    """msgspec does not say which entry of a table it was."""
    item = _inside(kind, "")
    for key, value in table.items():
        pattern = getattr(_bare(item), "pattern", None)
        if not isinstance(value, str) or (pattern and not re.search(pattern, value)):
            return key
    raise AssertionError


def _inside(kind: types.Type, key: str | int) -> types.Type:
    match _bare(kind):
        case types.StructType(fields=fields):
            return next(field.type for field in fields if field.encode_name == key)
        case types.DictType(value_type=value):
            return value
        case types.VarTupleType(item_type=item):
            return item
        case types.TupleType(item_types=items) if isinstance(key, int):
            return items[key]
    raise AssertionError


def _bare(kind: types.Type) -> types.Type:
    return _bare(kind.type) if isinstance(kind, types.Metadata) else kind


def _got(value: Any) -> str:
    return f"a list of {len(value)}" if isinstance(value, list) else shown(value)


def _fields(kind: types.Type) -> dict[str, types.Type]:
    bare = _bare(kind)
    assert isinstance(bare, types.StructType)  # noqa: S101 - only these have named fields
    return {field.encode_name: field.type for field in bare.fields}


def _example(kind: types.Type, key: str) -> str:
    field = _fields(kind)[key]
    examples = (getattr(field, "extra_json_schema", None) or {}).get("examples", [])
    written = json.dumps(examples[0], ensure_ascii=False) if examples else "..."
    return f"{key} = {written}"


def _unknown(
    expected: type[msgspec.Struct], kind: types.Type, keys: list[str | int], key: str
) -> str:
    names = list(_fields(kind))
    above = list(_fields(types.type_info(expected)))
    if keys and key in above:
        table = ".".join(map(str, keys))
        return f"it stands below [{table}] and so belongs to it; move it above that line."
    near = get_close_matches(key, names, n=1)
    if near:
        return f"there is no such key; did you mean {near[0]}?"
    return f"there is no such key; there are: {', '.join(names)}."
