"""Who may record practice. The only place of this app that decides."""

from dedere_web.accounts.policies import Person, may_edit_facts, may_run_platform


def may_record_practice(person: Person) -> bool:
    """Say whether a person may record what a State's law or practice answers."""
    return may_edit_facts(person)


def may_see_history(person: Person) -> bool:
    """Say whether a person may see who recorded what: editors of facts, and operators."""
    return may_record_practice(person) or may_run_platform(person)
