"""The entry point, of the `lossdrill` script and of `python -m lossdrill`."""

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command line; `grade` first starts the worker that will run the answer, so that it
    loads NumPy while everything else is still being imported.
    """
    # NumPy starts a thread for every core when it is imported, which takes longer than all of our
    # matrices together.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:2] == ["grade"]:
        gc.disable()  # for one verdict, collecting on the way costs more than it frees
        from lossdrill.sandbox import fresh

        fresh.start_ahead()
    from lossdrill.cli import main as run

    code = run()
    if "lossdrill.sandbox.fresh" in sys.modules:
        sys.modules["lossdrill.sandbox.fresh"].close_ahead()
    sys.stdout.flush()
    sys.stderr.flush()
    # All is closed and written. Taking NumPy apart again would cost a twentieth of a `grade`.
    os._exit(code)


if __name__ == "__main__":
    main()
