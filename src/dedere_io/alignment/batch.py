"""The laws of a State in files, aligned with instruments: in one process or on many machines.

Each law is read, and searched for some of the obligations, as a piece of work of its own; what is
joined here does not depend on how many did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dedere.errors import DedereError, InvalidInputError
from dedere.obligations.alignment.aligning import (
    Alignment,
    Explaining,
    hits_of,
    joined,
    names_of,
    questions_of,
    read_law_for,
)
from dedere.obligations.alignment.asking import Question
from dedere.obligations.alignment.lexicon import Lexicon
from dedere.obligations.alignment.naming import Title, titles_of
from dedere.obligations.alignment.ranking import Hit, Rarity
from dedere.obligations.alignment.reading import Reading
from dedere.parties import State
from dedere.phrases import Phrase
from dedere.treaties.instruments import Instrument
from dedere_io.alignment.schedulers import InThisProcess, Scheduler
from dedere_io.laws import read_law
from dedere_io.laws.opening import read_file

WORTH_PROCESSES = 300_000
"""Bytes of laws below which starting processes takes longer than the work."""
_QUESTIONS_AT_ONCE = 240
"""Obligations in one piece of work; fixed, so that pieces are the same for any number."""


@dataclass(frozen=True, slots=True)
class _ToRead:
    content: bytes
    file: str
    lexicon: Lexicon
    names: tuple[str, ...]
    titles: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class _ToSearch:
    reading: Reading
    questions: tuple[Question, ...]
    rarity: Rarity


def contents(files: Sequence[Path]) -> dict[str, bytes]:
    """Return the bytes of each file by its name as given; one that is named twice counts once.

    Raises:
        InvalidInputError: A file cannot be read or is too large.
    """
    return {str(file): read_file(file) for file in files}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is asked of a State's laws.

    Attributes:
        state: The State whose laws they are.
        instruments: Whose obligations.
        known: All instruments of the facts: a law may name any of them.
        lexicon: The words to see.
        top: How many proposals for an obligation at most.
    """

    state: State
    instruments: tuple[Instrument, ...]
    known: tuple[Instrument, ...]
    lexicon: Lexicon
    top: int = 5


def align_files(
    laws: Mapping[str, bytes], job: Job, *, scheduler: Scheduler | None = None
) -> tuple[Alignment, ...]:
    """Propose which provisions of a State's laws may carry out the obligations of instruments.

    Args:
        laws: The laws as files, by the name under which they are proposed.
        job: What is asked.
        scheduler: Who does the work; this process by default.

    Raises:
        InvalidInputError: A law cannot be read, or holds no provision.
    """
    doing = scheduler or InThisProcess()
    lexicon, names = job.lexicon, names_of(job.state)
    titles = titles_of(job.known)
    to_read = [_ToRead(content, file, lexicon, names, titles) for file, content in laws.items()]
    readings: list[Reading] = []
    for read in doing.map(_read, to_read):
        if isinstance(read, Phrase):
            raise InvalidInputError(read)
        readings.append(read)
    rarity = Rarity.of(readings)
    questions = questions_of(job.instruments, lexicon)
    pieces = [
        _ToSearch(reading, questions[at : at + _QUESTIONS_AT_ONCE], rarity)
        for reading in readings
        for at in range(0, len(questions), _QUESTIONS_AT_ONCE)
    ]
    found = iter(doing.map(_search, pieces))
    each = -(-len(questions) // _QUESTIONS_AT_ONCE)
    hits = [[hit for _ in range(each) for hit in next(found)] for _ in readings]
    return joined(readings, questions, hits, Explaining(lexicon, names), top=job.top)


def _read(task: _ToRead) -> Reading | Phrase:
    """Read a law, or say why it cannot be read: errors do not travel well between processes."""
    try:
        law = read_law(task.content, name=task.file)
    except DedereError as error:
        return error.phrase
    return read_law_for(
        law, file=task.file, lexicon=task.lexicon, names=task.names, titles=task.titles
    )


def _search(task: _ToSearch) -> list[list[Hit]]:
    return hits_of(task.reading, task.questions, task.rarity)
