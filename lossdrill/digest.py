"""SHA-256 without OpenSSL, whose loading would take a cold `grade` longer than all that it hashes.

The standard library does the same for `random`: `hashlib` is "pretty heavy to load".
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # CPython from 3.12 on
    except ImportError:
        try:
            from _sha256 import sha256  # CPython 3.11
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
