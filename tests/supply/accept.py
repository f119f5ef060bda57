"""Write the list of licences anew: `python -m tests.supply.accept`, then read the change with git diff."""

from tests.supply.licences import PATH, text


def main() -> None:
    """Write the list."""
    PATH.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
