"""Names of States, for people who choose one."""

import functools
import re
from collections.abc import Mapping

from django.conf import settings

from dedere.parties import State
from dedere_io.facts import load_facts
from dedere_web.foundation.language import facts_language

USER_ASSIGNED = re.compile(r"X[A-Z]{2}")
"""Codes that ISO 3166-1 leaves to its users: free for exercises."""


def is_state(code: str) -> bool:
    """Say whether an alpha-3 code is one of a State, or free for exercises."""
    return code in _states() or USER_ASSIGNED.fullmatch(code) is not None


def state_name(code: str) -> str:
    """Return the name of a State in the language of the reader, or the code."""
    state = _states().get(code)
    return state.name(facts_language()) if state else code


def state_names() -> list[tuple[str, str]]:
    """Return code and name of every State, by name, in the language of the reader."""
    named = [(code, state.name(facts_language())) for code, state in _states().items()]
    return sorted(named, key=lambda pair: pair[1])


@functools.cache
def _states() -> Mapping[str, State]:
    """Return the States of the packaged facts; no import adds one."""
    return load_facts(settings.DEDERE_HOME).parties.states
