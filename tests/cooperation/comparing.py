"""Compare an answer, as its stable JSON, with the patterns of an expert case.

A pattern holds only what matters. The meaning of each field is in ``cases/README.md``.
"""

from typing import Any

Entry = dict[str, Any]
Pattern = dict[str, Any]

SECTIONS = ("considered", "duties", "exclusions", "safeguards", "unknowns")


def differences(answer: Entry, expected: Entry) -> list[str]:
    """Return every difference between an answer and what a case expects, one line each."""
    found = _ordered(answer["bases"], expected.get("bases", []))
    for key, place in (("first", 0), ("last", -1)):
        pattern = expected.get(key)
        if pattern and not (answer["bases"] and fits(answer["bases"][place], pattern)):
            found.append(f"{key} basis is not {pattern}")
    found += [
        f"basis that should not be: {pattern}"
        for pattern in expected.get("no_basis", [])
        if any(fits(basis, pattern) for basis in answer["bases"])
    ]
    for section in SECTIONS:
        entries = answer[section]
        found += [
            f"{section} lacks {pattern}"
            for pattern in expected.get(section, [])
            if not any(fits(entry, pattern) for entry in entries)
        ]
        found += [
            f"{section} should not hold {pattern}"
            for pattern in expected.get(f"no_{section}", [])
            if any(fits(entry, pattern) for entry in entries)
        ]
    return found


def _ordered(bases: list[Entry], patterns: list[Pattern]) -> list[str]:
    """Find the patterns among the bases, each after the one before."""
    found, start = [], 0
    for pattern in patterns:
        places = [n for n, basis in enumerate(bases) if fits(basis, pattern)]
        later = [n for n in places if n >= start]
        if later:
            start = later[0] + 1
        elif places:
            found.append(f"basis in another order: {pattern}")
        else:
            found.append(f"no basis fits {pattern}")
    return found


def fits(entry: Entry, pattern: Pattern) -> bool:
    """Say whether an entry of an answer has every field of a pattern."""
    return all(_field_fits(entry, name, wanted) for name, wanted in pattern.items())


def _field_fits(entry: Entry, name: str, wanted: Any) -> bool:
    match name:
        case "articles":
            return all(_has_article(entry["articles"], one) for one in wanted)
        case "articles_exclude":
            return not any(_has_article(entry["articles"], one) for one in wanted)
        case "article":
            return _has_article((entry["article"] or "").split(", "), wanted)
        case "conditions_include":
            return set(wanted) <= {one["kind"] for one in entry["conditions"]}
        case "conditions_exclude":
            return not set(wanted) & {one["kind"] for one in entry["conditions"]}
        case "deemed":
            clauses = entry["deemed"]
            return bool(clauses) == bool(wanted) and all(
                any(fits(clause, one) for clause in clauses) for one in wanted
            )
        case "states":
            return set(wanted) <= set(entry["states"])
        case "requested_bound" | "requesting_bound":
            return bool(_bound(entry[name.removesuffix("_bound")]) == wanted)
        case _:
            return _is(entry.get(name), wanted)


def _has_article(articles: list[str], wanted: str) -> bool:
    """``11(2)`` also fits where the answer adds whose article it is: ``11(2) of sua-1988``."""
    return any(one == wanted or one.startswith(f"{wanted} ") for one in articles)


def _bound(finding: Entry | None) -> str | None:
    if finding is None:
        return None
    return {"bound": "yes", "unknown": "unknown"}.get(finding["standing"], "no")


def _is(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return any(_is(value, one) for one in wanted)
    if hasattr(wanted, "isoformat"):
        return bool(value == wanted.isoformat())
    return bool(value == wanted)
