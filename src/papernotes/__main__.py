"""Run papernotes as ``python -m papernotes``."""

from papernotes.cli import main

if __name__ == "__main__":
    main()
