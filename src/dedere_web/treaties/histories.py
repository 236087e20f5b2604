"""Who brought which list in, and how an import is taken back while nothing rests on it."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.phrases import Phrase, mark
from dedere_web.accounts.policies import Person
from dedere_web.accounts.selectors import viewer_of
from dedere_web.foundation.language import facts_language
from dedere_web.trail.chain import Json
from dedere_web.trail.histories import Told, register_history
from dedere_web.trail.registry import Subject, Undoing, register
from dedere_web.treaties import policies, selectors, services


def history_of_import(person: Person, key: str) -> Told | None:
    """Return the history of one import, for who edits facts."""
    if not policies.may_see_history(person) or not key.isdecimal():
        return None
    batch = selectors.import_batch(int(key))
    if batch is None:
        return None
    return Told(
        viewer=viewer_of(person),
        subjects=(Subject.of(services.IMPORT, batch.pk),),
        title=_("Import %(number)s") % {"number": batch.pk},
        address=reverse("treaties:import-result", args=[batch.pk]),
    )


def history_of_imports(person: Person, _key: str) -> Told | None:
    """Return the history of all imports, the latest of them, for who edits facts."""
    if not policies.may_see_history(person):
        return None
    return Told(
        viewer=viewer_of(person),
        subjects=tuple(Subject.of(services.IMPORT, b.pk) for b in selectors.import_batches()),
        title=_("Imports"),
        address=reverse("treaties:import"),
    )


def history_of_standing(person: Person, key: str) -> Told | None:
    """Return what this deployment added about a State and an instrument, for who edits facts."""
    if not policies.may_see_history(person):
        return None
    state, _sign, instrument = key.partition(":")
    batches = selectors.imports_about(state, instrument)
    facts = selectors.current_facts()
    if not batches or state not in facts.parties.states or instrument not in facts.instruments:
        return None
    language = facts_language()
    return Told(
        viewer=viewer_of(person),
        subjects=tuple(Subject.of(services.IMPORT, number) for number in batches),
        title=_("%(state)s and %(instrument)s")
        % {
            "state": facts.parties.states[state].name(language),
            "instrument": facts.instruments[instrument].short_title(language),
        },
        address=reverse("treaties:standing", args=[state, instrument]),
    )


def describe(numbers: Collection[str]) -> Mapping[str, str]:
    """Name imports by their number."""
    return {number: _("Import %(number)s") % {"number": number} for number in numbers}


def _state(number: str) -> Json:
    batch = selectors.import_batch(int(number))
    if batch is None or hasattr(batch, "taken_back"):
        return None
    return services.batch_state(batch)


def _rests(number: str) -> Phrase | None:
    newer = selectors.import_resting_on(int(number))
    if newer is None:
        return None
    said = mark(
        "Import {newer} came after this one, and was compared with what it had brought in. Take "
        "import {newer} back first."
    )
    return Phrase.of(said, newer=str(newer))


def _restore(number: str, _before: Json, by: int | None) -> Json:
    services.take_import_back(int(number), by=by)
    return None


def _may(person: Person, _number: str, _before: Json) -> bool:
    return policies.may_import_lists(person)


def register_all() -> None:
    """Say to the trail what is recorded, and on which pages its history stands."""
    register_history("import", history_of_import)
    register_history("imports", history_of_imports)
    register_history("standing", history_of_standing)
    register(
        kind=services.IMPORT,
        label=gettext_lazy("import"),
        describe=describe,
        actions={
            "imported": gettext_lazy("The list was brought in."),
            "undone": gettext_lazy("The import was taken back: its acts count no more."),
        },
        fields={
            "instrument": gettext_lazy("Instrument"),
            "source": gettext_lazy("Source"),
            "sha256": gettext_lazy("Hash of the file"),
            "counts": gettext_lazy("Counts"),
            "facts": gettext_lazy("Facts after it"),
        },
        undoing=Undoing(
            state=_state, restore=_restore, actions=frozenset({"imported"}), may=_may, rests=_rests
        ),
    )
