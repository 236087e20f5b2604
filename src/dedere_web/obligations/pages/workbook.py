"""The questionnaire as a workbook that can be filled in elsewhere, and what came back in one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dedere.obligations.assessment.questions import Bond
from dedere_io.tables.table import Column, Notes, Table
from dedere_web.obligations.forms import AnswerForm
from dedere_web.obligations.models import AnswerChoice
from dedere_web.obligations.pages.desk import Desk, QuestionLine

ANSWERED = ("law", "practice", "citation", "evidence")
KEPT_AS_THEY_ARE = ("work", "expression", "provision")


def workbook_of(desk: Desk) -> Table:
    """Return the questions of an assessment with their answers, as a table to fill in.

    The key and the version of each row say, when the workbook comes back, which answer it rests
    on. Headings are codes: they must come back as they left.
    """
    choices = ", ".join(f"{value} = {label}" for value, label in AnswerChoice.choices)
    ordered = sorted(desk.questionnaire.questions, key=lambda q: list(Bond).index(q.bond))
    return Table(
        title=_("Assessment of %(state)s") % {"state": desk.state_name},
        columns=tuple(
            Column(key, key)
            for key in ("key", "version", "question", "articles", "bond", *ANSWERED)
        ),
        rows=[_row(desk.line(question)) for question in ordered],
        notes=Notes(
            on=desk.assessment.on,
            facts=desk.facts.version,
            lines=(
                _("Fill in the columns law, practice, citation and evidence; leave the others."),
                choices,
            ),
        ),
        language=get_language() or "en",
        heading_of_notes=_("Notes"),
    )


def _row(line: QuestionLine) -> tuple[str, ...]:
    row = line.answer
    articles = "; ".join(f"{one.name} {one.article}" for one in line.articles)
    said = tuple(str(getattr(row, name)) if row else "" for name in ANSWERED)
    version = str(row.version if row else 0)
    return (line.question.key, version, line.text, articles, line.bond, *said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One row of a workbook that came back."""

    key: str
    text: str
    changes: tuple[tuple[str, str, str], ...]
    """Name of the column, what stands here, what the workbook says."""
    problem: str
    """Why the row cannot be taken; empty where it can."""
    sent: Mapping[str, object]
    """The answer as the form takes it."""


def compare_returned(desk: Desk, rows: Iterable[Mapping[str, str]]) -> Iterator[Returned]:
    """Yield every row that would change something, or that cannot be taken and why."""
    seen: set[str] = set()
    for row in rows:
        key = row.get("key", "")
        question = desk.questionnaire.question(key)
        if question is None:
            problem = _("There is no such question in this assessment.")
            yield Returned(key=key[:200], text="", changes=(), problem=problem, sent={})
            continue
        if key in seen:
            problem = _("The question stands in the workbook twice.")
            yield Returned(key=key, text="", changes=(), problem=problem, sent={})
            continue
        seen.add(key)
        found = _compare(desk, key, row)
        if found is not None:
            yield found


def _compare(desk: Desk, key: str, row: Mapping[str, str]) -> Returned | None:
    line = desk.rows.get(key)
    here = {name: str(getattr(line, name)) if line else "" for name in ANSWERED}
    unknown = AnswerChoice.UNKNOWN.value
    said = {name: row.get(name, here[name]) for name in ANSWERED}
    said |= {name: said[name].casefold() or unknown for name in ("law", "practice")}
    changes = tuple(
        (name, here[name], said[name])
        for name in ANSWERED
        if said[name] != (here[name] or (unknown if name in {"law", "practice"} else ""))
    )
    if not changes:
        return None
    kept = {name: getattr(line, name) if line else "" for name in KEPT_AS_THEY_ARE}
    sent = said | kept | {"version": row.get("version", "") or "0"}
    return Returned(
        key=key,
        text=desk.line(desk.questionnaire.question(key)).text,  # type: ignore[arg-type] # it was found
        changes=changes,
        problem=_problem(sent, version=line.version if line else 0),
        sent=sent,
    )


def _problem(sent: Mapping[str, object], *, version: int) -> str:
    form = AnswerForm(dict(sent))
    if not form.is_valid():
        return " ".join(str(error) for errors in form.errors.values() for error in errors)
    if form.cleaned_data["version"] != version:
        return _("Somebody has answered here since the workbook was downloaded.")
    return ""
