"""``python -m blogkit`` is the command ``blogkit``."""

from blogkit.cli import main

if __name__ == "__main__":
    main()
