"""Run every benchmark, one after the other."""

from benchmarks import (
    alignment,
    facts_load,
    laws,
    legal_bases,
    links,
    matrix,
    pages,
    planner,
    resolutions,
    searching,
    status_lookup,
)


def main() -> None:
    """Print every measured ratio."""
    for figure in (
        status_lookup,
        matrix,
        links,
        legal_bases,
        planner,
        alignment,
        facts_load,
        laws,
        resolutions,
        searching,
        pages,
    ):
        figure.main()


if __name__ == "__main__":
    main()
