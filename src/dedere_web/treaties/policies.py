"""Who may do what with facts. The only place of this app that decides."""

from dedere_web.accounts.policies import Person, may_edit_facts, may_run_platform


def may_import_lists(person: Person) -> bool:
    """Say whether a person may bring lists of depositaries in, and see what was brought in."""
    return may_edit_facts(person)


def may_see_history(person: Person) -> bool:
    """Say whether a person may see who brought what in: editors of facts, and operators."""
    return may_import_lists(person) or may_run_platform(person)
