"""`python -m sim`, the command `counterflow`, and this very file by its path: the same package, whatever folder it is started in."""

import sys

if not __package__:     # by its path, as scripts for a cluster have it
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import sim

    assert sim
    del sys.path[0]


def main() -> None:
    """Run the command line and end with its exit code."""
    from sim.door import run
    from sim.say import speak_to_whoever_listens

    speak_to_whoever_listens()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
