"""Run every benchmark, one after the other."""

from benchmarks import facts_load, links, matrix, pages, planner, status_lookup


def main() -> None:
    """Print every measured ratio."""
    for figure in (status_lookup, matrix, links, planner, facts_load, pages):
        figure.main()


if __name__ == "__main__":
    main()
