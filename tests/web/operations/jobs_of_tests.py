"""Jobs that tests let be done; jobs live in modules, so that a worker finds them by name."""

import datetime as dt
import os
import signal

from django.core.mail import send_mail
from django.db import connection

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase
from dedere_web.foundation.tenancy import Viewer
from dedere_web.jobs.running import Retries, job

SOON = Retries(attempts=3, pause=dt.timedelta(0))


@job()
def who_asks(viewer: Viewer) -> list[object]:
    """Say under whose rights the job runs, in Python and in the database."""
    settled = ""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('dedere.organisations', true)")
            (settled,) = cursor.fetchone()
    return [viewer.person, sorted(map(str, viewer.organisations)), settled]


@job()
def write_letter(viewer: Viewer, number: int) -> int:
    """Leave a trace that a test can count."""
    send_mail(f"Letter {number}", "Done.", None, ["reader@ministry.example"])
    return number


@job(retries=SOON)
def fail(viewer: Viewer) -> None:
    """Fail by our own mistake, every time."""
    raise RuntimeError("a disk is full")


@job(retries=SOON)
def refuse(viewer: Viewer) -> None:
    """Fail because of what it was given."""
    raise InvalidInputError(Phrase.of("This cannot be read."))


@job(retries=SOON)
def die(viewer: Viewer) -> None:
    """End the process in the middle of the work, as a machine that loses power does."""
    os.kill(os.getpid(), signal.SIGKILL)
