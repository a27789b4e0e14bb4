#!/usr/bin/env bash
# Runs once, as root, while Gradescope builds the image: installs lossdrill into /opt/lossdrill.
set -euo pipefail
umask 022  # whoever an answer runs as reads Python and NumPy
cd /autograder/source

python=""
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then  # Ubuntu 22.04 comes with 3.10, and has 3.11 beside it
    apt-get update
    apt-get install -y --no-install-recommends python3.11 python3.11-venv
    python=python3.11
fi

"$python" -m venv /opt/lossdrill
/opt/lossdrill/bin/python -m pip install --no-cache-dir --requirement requirements.txt

# Answers run as nobody where root can be given up. Then the rights of files alone keep solutions
# and results from them, even where the kernel has no Landlock.
mkdir -p /autograder/submission /autograder/results
chmod 700 /autograder/source /autograder/submission /autograder/results
chmod 700 "$(/opt/lossdrill/bin/python -c 'from lossdrill.folders import data_root; print(data_root())')"
