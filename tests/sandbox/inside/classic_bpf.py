"""A classic BPF machine, as far as a seccomp filter uses it, so that a filter can be asked what it
decides about any call on any architecture.
"""

import struct
from collections.abc import Sequence

STEP = struct.Struct("=HBBI")


def decide(program: bytes, audit: int, number: int, arguments: Sequence[int] = ()) -> int:
    """What the filter returns for a call of this architecture (AUDIT_ARCH_*) with 64-bit
    arguments, those that are not given being zero.
    """
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<IIQ6Q", number, audit, 0, *padded)  # struct seccomp_data
    steps = list(STEP.iter_unpack(program))
    accumulator = position = 0
    while True:
        code, then, other, value = steps[position]
        position += 1
        match code:
            case 0x20:  # BPF_LD | BPF_W | BPF_ABS
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x15:  # BPF_JMP | BPF_JEQ | BPF_K
                position += then if accumulator == value else other
            case 0x35:  # BPF_JMP | BPF_JGE | BPF_K
                position += then if accumulator >= value else other
            case 0x45:  # BPF_JMP | BPF_JSET | BPF_K
                position += then if accumulator & value else other
            case 0x06:  # BPF_RET | BPF_K
                return int(value)
            case _:
                raise AssertionError(f"no such step: {code:#x}")
