"""`python -m sim`, and the command `counterflow`."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from sim.door import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
