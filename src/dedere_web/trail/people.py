"""The names of those who did something, for readers who may see names."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from dedere_web.foundation.personal import is_erased


def names_of(numbers: Iterable[int]) -> dict[int, str]:
    """Return the name of each person; one who was erased is a person who has left. One query."""
    wanted = set(numbers)
    if not wanted:
        return {}
    found = get_user_model()._default_manager.in_bulk(wanted)
    return {
        number: str(found[number])
        if number in found and not is_erased(found[number].get_username())
        else _("a person who has left")
        for number in wanted
    }
