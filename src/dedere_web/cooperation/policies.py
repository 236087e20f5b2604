"""Who may record practice. The only place of this app that decides."""

from dedere_web.accounts.policies import Person, may_edit_facts


def may_record_practice(person: Person) -> bool:
    """Say whether a person may record what a State's law or practice answers."""
    return may_edit_facts(person)
