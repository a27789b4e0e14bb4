"""What a type of msgspec allows, in words: for who wrote something else, and for the reference."""

import json
from typing import Any

import msgspec.inspect as types


def allowed(kind: types.Type) -> str:  # noqa: C901 - one case for each type
    """`a whole number from 1 to 5`, `3 texts, none empty`."""
    match kind:
        case types.Metadata(type=inner, extra_json_schema=extra):
            return str((extra or {}).get("title") or allowed(inner))
        case types.LiteralType(values=values):
            return "one of " + ", ".join(map(str, values))
        case types.StrType(pattern=r"\S"):
            return "a text that is not empty"
        case types.StrType():
            return "a text"
        case types.BoolType():
            return "true or false"
        case types.IntType(ge=least, le=most) if least is not None and least == most:
            return str(least)
        case types.IntType():
            return f"a whole number{_range(kind)}"
        case types.FloatType():
            return f"a number{_range(kind)}"
        case types.TupleType(item_types=items):
            return f"a list of {len(items)}, each {allowed(items[0])}"
        case types.VarTupleType(item_type=item, min_length=least):
            return f"a list{f' of at least {least}' if least else ''}, each {allowed(item)}"
        case types.DictType(value_type=value):
            return f"a table, each value {allowed(value)}"
        case types.StructType():
            return "a table"
    raise TypeError(kind)


def shown(value: Any) -> str:
    """A value as TOML writes it, cut where it is long."""
    if isinstance(value, dict):
        return "a table"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _range(number: types.IntType | types.FloatType) -> str:
    if number.ge is not None and number.le is not None:
        return f" from {number.ge} to {number.le}"
    bounds = {
        "of at least": number.ge,
        "above": number.gt,
        "and at most": number.le,
        "and below": number.lt,
    }
    words = " ".join(f"{word} {bound}" for word, bound in bounds.items() if bound is not None)
    return f" {words.removeprefix('and ')}" if words else ""
