"""Names that are no names: the same person gets the same one, and nobody gets back from it.

Use it to count people without knowing them, such as officials across training events::

    pseudonym("trainee", [name, date_of_birth, alpha3])

What it does not do is in ``docs/decisions/0008-trail-and-personal-data.md``: whoever holds the key
can try names until one fits, and two people with the same identifiers are one.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Sequence

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.keys import pseudonym_key

LETTERS = 32

# Letters of the Latin script that no decomposition takes apart.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                        "ı": "i", "ħ": "h", "ŧ": "t"})  # fmt: skip


class NothingToNameError(InvalidInputError):
    """None of the identifiers says anything."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "A pseudonym needs at least one identifier that is not empty, such as a name "
                    "with a date of birth."
                )
            )
        )


def pseudonym(scope: str, identifiers: Sequence[str]) -> str:
    """Return the pseudonym of a person in one scope, stable within this deployment.

    Upper and lower case, spaces, hyphens and accents make no difference; the order of the
    identifiers does.  The same person has unrelated pseudonyms in two scopes.

    Args:
        scope: What the pseudonym is for.
        identifiers: What tells people apart, most telling together: names, dates, numbers.

    Raises:
        NothingToNameError: Every identifier is empty.
        KeyMissingError: This deployment has no key of pseudonyms.
        BadKeyError: Its key cannot be read.
    """
    parts = [normalised(part) for part in identifiers]
    if not any(parts):
        raise NothingToNameError
    # Each part with its length: ("ab", "c") and ("a", "bc") are two people.
    message = "".join(f"{len(part)}:{part}" for part in (scope, *parts)).encode()
    return hmac.new(pseudonym_key().secret, message, hashlib.sha256).hexdigest()[:LETTERS]


def fingerprint(scope: str, text: str) -> str:
    """Return what says of a text only whether it is the same as another, letter by letter.

    Raises:
        KeyMissingError: This deployment has no key of pseudonyms.
        BadKeyError: Its key cannot be read.
    """
    message = f"{len(scope)}:{scope}|".encode() + text.encode("utf-8", "surrogatepass")
    return hmac.new(pseudonym_key().secret, message, hashlib.sha256).hexdigest()


def digest(scope: str, text: str) -> str:
    """Return what the trail keeps of words that it must not hold: whether they changed.

    Raises:
        KeyMissingError: This deployment has no key of pseudonyms.
        BadKeyError: Its key cannot be read.
    """
    message = f"{scope}|{text}".encode()
    return hmac.new(pseudonym_key().secret, message, hashlib.sha256).hexdigest()[:LETTERS]


def normalised(text: str) -> str:
    """Return a text without what two clerks write differently.

    >>> normalised("  Ngũgĩ   wa-Thiong’o ")
    'ngugi wa thiong o'
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_PLAIN)
    # Signs that carry a vowel belong to their word in the scripts that have them.
    words = (
        sign if sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc"} else " "
        for sign in bare
    )
    return " ".join("".join(words).split())
