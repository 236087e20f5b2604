"""Passwords that are long enough and still guessed first.

There is no list of leaked passwords here: the platform works without a network, and such lists
hold hundreds of millions of entries.  What leaked lists teach is which habits people have; a
password made of such a habit alone is refused.
"""

import re
import unicodedata

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_DIFFERENT = 6
LONGEST_REST = 6
"""Letters that a password must have beside the words and runs that everybody tries first."""
SHORTEST_RUN = 4
SHORTEST_WORD = 4

_DISGUISES = str.maketrans({
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s",
    "!": "i", "+": "t", "€": "e",
})  # fmt: skip
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "1q2w3e4r5t6y7u8i9o0p",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
)  # fmt: skip
_HOUSE = frozenset({"dedere", "judicare", "password", "passwort", "letmein", "welcome"})


class GuessablePasswordValidator:
    """Refuses a password that is a common one in disguise, a run of keys, or a repetition.

    The words are those of Django's list of twenty thousand common passwords.
    """

    def __init__(self) -> None:
        common = CommonPasswordValidator().passwords
        self._common = {word for word in common if len(word) >= SHORTEST_WORD} | _HOUSE

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002 - the framework's signature
        """Check a password.

        Raises:
            ValidationError: It is among the first that would be tried.
        """
        if self._is_guessable(password):
            raise ValidationError(
                _(
                    "This password follows a pattern that is tried first: a common word with "
                    "signs in place of letters, neighbouring keys, or the same piece again."
                ),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        """Say what is asked, before anything is typed."""
        return _(
            "Four words that have nothing to do with each other make a good password. Words in "
            "disguise, neighbouring keys and repetitions are refused."
        )

    def _is_guessable(self, password: str) -> bool:
        plain = unicodedata.normalize("NFKC", password).casefold()
        if len(set(plain)) < FEWEST_DIFFERENT or _is_repetition(plain):
            return True
        return any(
            len(self._rest(form)) < LONGEST_REST for form in (plain, plain.translate(_DISGUISES))
        )

    def _rest(self, text: str) -> str:
        """Return what is left without runs of keys, years, signs and one common word."""
        for run in _RUNS:
            for line in (run, run[::-1]):
                text = _without_run(text, line)
        text = re.sub(r"(19|20)\d\d", "", text)
        text = "".join(sign for sign in text if sign.isalnum())
        return text.replace(self._longest_common_word(text), "", 1)

    def _longest_common_word(self, text: str) -> str:
        for length in range(len(text), SHORTEST_WORD - 1, -1):
            for start in range(len(text) - length + 1):
                if (word := text[start : start + length]) in self._common:
                    return word
        return ""


def _is_repetition(text: str) -> bool:
    return any(
        text == (text[:length] * (len(text) // length + 1))[: len(text)]
        for length in range(1, (len(text) + 1) // 2 + 1)
    )


def _without_run(text: str, line: str) -> str:
    """Return the text without the longest pieces of one line of neighbouring keys."""
    for length in range(len(line), SHORTEST_RUN - 1, -1):
        for start in range(len(line) - length + 1):
            text = text.replace(line[start : start + length], "")
    return text
