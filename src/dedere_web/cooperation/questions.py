"""A question about legal bases as an address carries it: one question, one address.

Other rooms name an answer by it; a note on an answer is kept under this key.
"""

import datetime as dt
from urllib.parse import parse_qs, quote, urlencode

from dedere.cooperation.question import Form, Question, Stated, ask
from dedere.errors import InvalidDateError
from dedere.treaties.facts import Facts

DAY = "&on="
"""What stands between a question and its day: the same words before it ask on another day."""


def query_of(question: Question, *, swapped: bool = False) -> str:
    """Return the query that asks this question again, its day stated and last.

    Args:
        question: The question.
        swapped: Whether the requested State asks instead.
    """
    pair = (question.requesting, question.requested)
    asks, asked = pair[::-1] if swapped else pair
    parameters = [("from", asks), ("to", asked)]
    parameters += [("offence", offence) for offence in question.offences]
    parameters.append(("form", question.form.value))
    if question.organised_group is not Stated.NOT_STATED:
        parameters.append(("group", question.organised_group.value))
    parameters.append(("on", question.on.isoformat()))
    return urlencode(parameters, safe="/", quote_via=quote)


def read_query(query: str, facts: Facts) -> Question:
    """Return the question of a query that :func:`query_of` wrote.

    Raises:
        InvalidDateError: It states no day.
        InvalidInputError: It asks nothing that can be asked; the error says what is wrong.
    """
    given = parse_qs(query)
    form, group, on = (given.get(name, [""])[0] for name in ("form", "group", "on"))
    try:
        day = dt.date.fromisoformat(on)
    except ValueError as error:
        raise InvalidDateError(on) from error
    return ask(
        facts,
        requesting=given.get("from", [""])[0],
        requested=given.get("to", [""])[0],
        offences=given.get("offence", []),
        on=day,
        form=Form(form) if form in set(Form) else Form.EXTRADITION,
        organised_group=Stated(group) if group in set(Stated) else Stated.NOT_STATED,
    )
