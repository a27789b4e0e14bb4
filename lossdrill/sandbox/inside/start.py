"""The script that a worker begins with: finds the packages, which are nowhere near it.

`python -I -S -B start.py FOLDERS PROGRAM ARGUMENT...`, with the folders joined as in PATH, and the
program `worker` or `once`.
"""

import gc
import importlib
import os
import sys

if __name__ == "__main__":
    gc.disable()  # what is loaded stays, and to search it for garbage again and again takes 8 ms
    sys.path.extend(sys.argv[1].split(os.pathsep))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads are denied, and one is quicker here
    arguments = sys.argv[1:]
    sys.orig_argv.clear()  # they name folders outside, which are nobody's business
    importlib.import_module(f"lossdrill.sandbox.inside.{arguments[1]}").main(arguments)
