"""Makes a function into a job: it runs later, under the rights of the person who asked for it.

    @job()
    def draw_report(viewer: Viewer, report: int) -> None: ...

    services.start(draw_report, by=request.user.pk, report=report.pk)

A job carries who asked and nothing about rights: what the person may see is looked up when the
job runs, so that a right that has ended opens nothing, and nobody can write rights into a queue.
Its arguments are identifiers, never texts of people: they are kept in the queue in clear.

A job may run twice, when a worker dies at a bad moment: it must do no harm the second time.
"""

import contextlib
import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth import get_user_model
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import Task

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.selectors import viewer_of
from dedere_web.foundation.tenancy import NOBODY, Viewer
from dedere_web.foundation.tenancy_database import speak_as

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often a job that failed is tried, and how long the first pause is; each next doubles."""

    attempts: int = 5
    pause: timedelta = timedelta(seconds=30)

    def pause_after(self, attempt: int) -> timedelta:
        """Return how long to wait after the attempt of this number, the first being 1.

        >>> Retries().pause_after(3)
        datetime.timedelta(seconds=120)
        """
        return self.pause * int(2 ** (attempt - 1))


DEFAULT = Retries()
_retries: dict[str, Retries] = {}


class AskerGoneError(InvalidInputError):
    """The person who asked for a job has no account any more."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("Whoever asked for this work has no account any more. Nothing was done.")
            )
        )


def job(
    retries: Retries = DEFAULT,
) -> Callable[[Callable[Concatenate[Viewer, P], T]], Task[..., T]]:
    """Return a decorator that makes a function of a module into a job.

    Args:
        retries: How often it is tried; an error that input caused is final at once.
    """

    def decorate(function: Callable[Concatenate[Viewer, P], T]) -> Task[..., T]:
        @functools.wraps(function)
        def run(person: int | None, *args: Any, **kwargs: Any) -> T:
            viewer = viewer_for(person)
            with speak_as(viewer):
                return function(viewer, *args, **kwargs)

        made: Task[..., T] = task(run)
        _retries[made.module_path] = retries
        return made

    return decorate


def retries_of(path: str) -> Retries:
    """Return how often the job of this path is tried."""
    # A process knows a job once its module is loaded; this one may never have run it.
    with contextlib.suppress(ImportError):
        import_string(path)
    return _retries.get(path, DEFAULT)


def viewer_for(person: int | None) -> Viewer:
    """Return what the person who asked may see now; of nobody in particular, what is public.

    Raises:
        AskerGoneError: The person has no account any more.
    """
    if person is None:
        return NOBODY
    found = get_user_model().objects.filter(pk=person, is_active=True).first()
    if found is None:
        raise AskerGoneError
    return viewer_of(found)
