"""The elements of offences and the rules of jurisdiction, broken in one place at a time."""

from pathlib import Path

import pytest

from dedere.errors import FactsError
from dedere_io.facts.read import read_facts
from tests.io.facts.copies import copy_of_the_facts, replace_once

ELEMENTS, RULES = "offence-elements.yaml", "jurisdiction-rules.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            ELEMENTS,
            "entails: [aircraft-in-service]",
            "entails: [aircraft-on-duty]",
            "aircraft-on-duty",
        ),
        (ELEMENTS, "{group: force-or-intimidation}", "{group: force}", "names 'force'"),
        (ELEMENTS, "modes_of: [hague-1970]", "modes_of: [hague]", "names 'hague'"),
        (ELEMENTS, "{part: attempted, article: 1(a)}", "{part: tried, article: 1(a)}", "'tried'"),
        (ELEMENTS, "same_as: tokyo-1963/offence/penal", "same_as: tokyo-1963/offence/p", "tokyo"),
        (ELEMENTS, "code: damaged,", "code: destroyed,", "describes 'destroyed' twice"),
        (ELEMENTS, "kind: danger", "kind: risk", "offence-elements.yaml, line"),
        (
            ELEMENTS,
            "topic: conduct, question",
            "subject: conduct, question",
            "offence-elements.yaml",
        ),
        (
            ELEMENTS,
            "offence: hague-1970/offence/unlawful-seizure\n",
            "offence: hague-1970/x\n",
            "hague-1970",
        ),
        (RULES, "obligation: hague-1970/art-4-2,", "obligation: hague-1970/art-44,", "art-44"),
        (RULES, "reach: on-board", "reach: nearby", "jurisdiction-rules.yaml, line"),
        (
            RULES,
            "{instrument: tokyo-1963, article: 13(5)",
            "{instrument: tokyo, article: 13(5)",
            "'tokyo'",
        ),
    ],
)
def test_a_name_that_nothing_describes_is_refused(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    root = copy_of_the_facts(tmp_path)
    replace_once(root / file, old, new)

    with pytest.raises(FactsError) as refused:
        read_facts(root)

    assert says in str(refused.value)
