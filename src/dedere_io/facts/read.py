"""Read the packaged facts, or a folder of the same shape, into one value of the engine.

Start at :func:`read_facts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from dedere.errors import FactsError
from dedere.parties import Parties
from dedere.phrases import Phrase, mark
from dedere.treaties.coverage import Coverage
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument, InstrumentTitle, Theme
from dedere_io.facts import tables
from dedere_io.facts.assessment_rules import assessment_problems, read_assessment_rules
from dedere_io.facts.checks import problems_in
from dedere_io.facts.documents import decoded, document
from dedere_io.facts.jurisdiction_rules import jurisdiction_problems, read_jurisdiction_rules
from dedere_io.facts.limits import (
    limits_problems,
    read_derogations,
    read_practices,
    read_refusal_risks,
    read_safeguards,
)
from dedere_io.facts.offence_elements import ontology_problems, read_ontology
from dedere_io.facts.packaged import version_of
from dedere_io.facts.schema import (
    FORMAT,
    CoverageFile,
    FactsFile,
    FamiliesFile,
    RelationshipsFile,
    ThemesFile,
)

T = TypeVar("T")


def read_facts(root: Path, *, version: str = "") -> Facts:
    """Read all facts below ``root``.

    Args:
        root: A folder of the shape that ``README.md`` in ``dedere_facts`` describes.
        version: The hash of the files, where it is known already.

    Raises:
        FactsError: A file cannot be read, or holds something that is no fact of its kind; the
            message names the file, the line and the reason.
    """
    head = _file(root, "facts.yaml", FactsFile)
    if head.format != FORMAT:
        template = mark("facts.yaml: the files have format {found}; this Dedere reads {expected}.")
        raise FactsError(Phrase.of(template, found=head.format, expected=FORMAT))
    relationships = read_relationships(root)
    facts = Facts(
        version=version or version_of(root),
        compiled_on=head.compiled_on,
        parties=_parties(root),
        instruments=_instruments(root),
        sources=tables.read_sources(root),
        actions=tables.read_actions(root),
        declarations=tables.read_declarations(root),
        coverages=_coverages(root),
        families=_file(root, "families.yaml", FamiliesFile).families,
        themes=_themes(root),
        memberships=head.memberships,
        treaties=tables.read_treaties(root),
        treaty_lists=tables.read_treaty_lists(root),
        territories=tables.read_territories(root),
        ontology=read_ontology(root),
        jurisdiction=read_jurisdiction_rules(root),
        offence_groups=relationships.offence_equivalence,
        reference_lists=relationships.cross_references,
        practices=read_practices(root),
        derogations=read_derogations(root),
        safeguards=read_safeguards(root),
        refusal_risks=read_refusal_risks(root),
        assessment=read_assessment_rules(root),
    )
    _refuse_problems((*problems_in(facts, relationships), *_problems_of_rules(facts)))
    return facts


def _problems_of_rules(facts: Facts) -> tuple[Phrase, ...]:
    return (
        *ontology_problems(facts),
        *jurisdiction_problems(facts),
        *limits_problems(facts),
        *assessment_problems(facts),
    )


def _refuse_problems(problems: Sequence[Phrase]) -> None:
    if problems:
        template = mark("The facts do not hang together ({count} problems). {first}")
        raise FactsError(Phrase.of(template, count=len(problems), first=str(problems[0])))


def read_relationships(root: Path) -> RelationshipsFile:
    """Read the relations between instruments beyond the families.

    Raises:
        FactsError: The file has another shape.
    """
    return _file(root, "relationships.yaml", RelationshipsFile)


def _file(root: Path, name: str, kind: type[T]) -> T:
    return decoded(document(root, name), kind, root=root, name=name)


def _parties(root: Path) -> Parties:
    return Parties(
        states=tables.read_states(root),
        continuities=tables.read_continuities(root),
        regions=tables.read_regions(root),
    )


def _instruments(root: Path) -> dict[str, Instrument]:
    titles = tables.read_titles(root)
    found = {}
    for file in sorted((root / "instruments").glob("*.yaml")):
        instrument = _instrument(root, f"instruments/{file.name}", titles.get(file.stem, {}))
        found[instrument.code] = instrument
    return found


def _instrument(root: Path, name: str, titles: Mapping[str, InstrumentTitle]) -> Instrument:
    tree = document(root, name)
    if "en" not in titles:
        template = mark("{file}: titles.csv holds no English title of this instrument.")
        raise FactsError(Phrase.of(template, file=name))
    tree["titles"] = {
        language: {f.name: getattr(title, f.name) for f in fields(title)}
        for language, title in titles.items()
    }
    return decoded(tree, Instrument, root=root, name=name)


def _themes(root: Path) -> tuple[Theme, ...]:
    name = "themes.yaml"
    held = _file(root, name, ThemesFile)
    found = []
    for key in ("areas", "other_themes"):
        for n, tree in enumerate(getattr(held, key)):
            at = f"$.{key}[{n}]"
            found.append(decoded(tree, Theme, root=root, name=name, at=at))
    return tuple(found)


def _coverages(root: Path) -> dict[str, Coverage]:
    held = _file(root, "coverage.yaml", CoverageFile)
    return {coverage.instrument: coverage for coverage in held.coverages}
