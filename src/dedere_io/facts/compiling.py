"""The base and what a deployment added to it become one value."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from dedere.errors import FactsError
from dedere.phrases import Phrase, mark
from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts


def compile_facts(
    base: Facts, additions: Sequence[TreatyAction], extra_sources: Iterable[Source] = ()
) -> Facts:
    """Join the base with the acts a deployment imported or recorded.

    Args:
        base: The packaged facts.
        additions: Further dated acts; a correction is another act, never an edit.
        extra_sources: The sources of the additions that the base does not know.

    Returns:
        New facts under a new version; the base itself where nothing is added.

    Raises:
        FactsError: An addition has the id of another act, or names a State, an instrument or a
            source that nobody describes.
    """
    acts = tuple(sorted(additions, key=lambda act: act.id))
    sources = {source.id: source for source in extra_sources}
    if not acts and not sources:
        return base
    known = {**base.sources, **sources}
    _refuse_unknown(base, acts, known)
    return replace(
        base,
        version=_version(base.version, acts, sources),
        sources=known,
        actions=(*base.actions, *acts),
    )


def _version(base: str, acts: Sequence[TreatyAction], sources: dict[str, Source]) -> str:
    ordered = [source for _, source in sorted(sources.items())]
    total = hashlib.sha256(base.encode())
    total.update(msgspec.msgpack.encode((acts, ordered)))
    return total.hexdigest()


def _refuse_unknown(base: Facts, acts: Sequence[TreatyAction], sources: dict[str, Source]) -> None:
    taken = {act.id for act in base.actions}
    for act in acts:
        if act.id in taken:
            raise _error(mark("The act '{act}' is recorded already."), act)
        taken.add(act.id)
        if act.state not in base.parties.states:
            raise _error(mark("The act '{act}' names the unknown State '{name}'."), act, act.state)
        if act.instrument not in base.instruments:
            template = mark("The act '{act}' names the unknown instrument '{name}'.")
            raise _error(template, act, act.instrument)
        for source in act.sources:
            if source not in sources:
                template = mark("The act '{act}' cites the unknown source '{name}'.")
                raise _error(template, act, source)


def _error(template: str, act: TreatyAction, name: str = "") -> FactsError:
    return FactsError(Phrase.of(template, act=act.id, name=name))
