"""`python -m lossdrill`, the same as the `lossdrill` script."""

from lossdrill.cli import main

if __name__ == "__main__":
    main()
