"""A platform of its own on which a ministry assesses the law of Kenya."""

from collections.abc import Iterator

import pytest

from tests.web.notes.pages import conftest as notes
from tests.web.notes.pages.conftest import Desks

browser = notes.browser
at_desk = notes.at_desk


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """Settle people in an empty home, then serve it."""
    home = tmp_path_factory.mktemp("assessing")
    with notes.serving(home, "tests.web.obligations.pages.settle") as served:
        yield served
