"""Plans and maps in the stable shapes that the command line and the interface print.

A range is ``{"low", "high"}``: surely, and at most. ``because`` is a list of whole sentences;
``grounds`` beside it is the same chain as a tree, with articles, dates and sources apart.
"""

from collections.abc import Iterable, Sequence

from dedere.phrases import Speaker
from dedere.planning.campaigns import Campaign, Step
from dedere.planning.coverage_map import Block, CoverageMap, PairCounts
from dedere.planning.gains import Range
from dedere.planning.planner import Gains, Option, StatePlan
from dedere.treaties.answers import Json, last_known_answer, reason_answer


def range_answer(found: Range) -> Json:
    """Return a range in its stable shape."""
    return {"low": found.low, "high": found.high}


def state_plan_answer(plan: StatePlan, speaker: Speaker, *, top: int, version: str) -> Json:
    """Return what a State would gain by each instrument, the first ``top`` of them."""
    options = plan.options[:top]
    return {
        "state": plan.state,
        "on": plan.on.isoformat(),
        "family": plan.scope.family or None,
        "offence": plan.scope.offence or None,
        "instruments": list(plan.scope.instruments),
        "bound": list(plan.bound),
        "deposited": list(plan.waiting),
        "options": [
            _option_answer(option, speaker) | {"rank": n} for n, option in enumerate(options, 1)
        ],
        "facts": version,
    }


def _option_answer(option: Option, speaker: Speaker) -> Json:
    standing = option.standing
    return {
        "instrument": option.accession.instrument,
        "standing": standing.standing.value,
        "certainty": standing.certainty.value,
        "last_known": last_known_answer(standing),
        "joins": list(option.joins),
        "gains": _gains_answer(option.gains),
        "as_last_known": _gains_answer(option.last_known),
        "obligations": {
            "total": sum(count for _, count in option.obligations),
            "must": option.must,
            "by_kind": dict(option.obligations),
        },
        "conditions": [reason.says.say(speaker) for reason in option.conditions],
        "because": [reason.says.say(speaker) for reason in option.because],
        "grounds": [
            reason_answer(reason, speaker) for reason in (*option.because, *option.conditions)
        ],
    }


def _gains_answer(gains: Gains) -> Json:
    return {
        "links": range_answer(gains.links),
        "text": range_answer(gains.text),
        "partners": range_answer(gains.partners),
        "surely_with": list(gains.surely),
        "possibly_with": list(gains.possibly),
        "offences": list(gains.offences),
        "possible_offences": list(gains.possible_offences),
    }


def campaign_answer(found: Campaign, speaker: Speaker, *, sure: Range, version: str) -> Json:
    """Return a campaign; ``sure`` is what it adds whichever way unknown bonds turn out."""
    return {
        "on": found.on.isoformat(),
        "family": found.scope.family or None,
        "offence": found.scope.offence or None,
        "instruments": list(found.scope.instruments),
        "states": len(found.among),
        "reading": "as last known",
        "gaps": range_answer(found.gaps),
        "steps": [
            _step_answer(step, speaker) | {"rank": n} for n, step in enumerate(found.steps, 1)
        ],
        "towards_bound": range_answer(found.one_by_one),
        "together": range_answer(found.together),
        "together_on_the_day": range_answer(sure),
        "guarantee": found.guarantee.say(speaker),
        "facts": version,
    }


def _step_answer(step: Step, speaker: Speaker) -> Json:
    return {
        "state": step.accession.state,
        "instrument": step.accession.instrument,
        "joins": list(step.joins),
        "links": range_answer(step.new_links),
        "conditions": [reason.says.say(speaker) for reason in step.conditions],
        "grounds": [reason_answer(reason, speaker) for reason in step.conditions],
    }


def coverage_answer(
    found: CoverageMap, region_of: Sequence[str], closed: Iterable[tuple[str, str]]
) -> Json:
    """Return the coverage of an offence: counts, partners, regions, and the pairs without.

    Args:
        found: The map.
        region_of: The region of each State, in the order of the map.
        closed: Requesting and requested States that share a text which gives no basis that way.
    """
    sure, possible = found.partners()
    return {
        "offence": found.conduct.offence,
        "form": found.form.value,
        "on": found.on.isoformat(),
        "pairs": _pairs_answer(found.counts())
        | {
            "which_text_is_open": found.which_text_is_open(),
            "only_general_treaty_open": found.only_general_open(),
        },
        "partners": [
            {"state": state, "sure": n, "possible": m}
            for state, n, m in zip(found.states, sure.tolist(), possible.tolist(), strict=True)
        ],
        "blocks": [_block_answer(block) for block in found.blocks(region_of)],
        "without_basis": [list(pair) for pair in found.without_basis()],
        "closed_directions": [
            {"requesting": asking, "requested": asked} for asking, asked in closed
        ],
    }


def _block_answer(block: Block) -> Json:
    return {"one": block.one, "other": block.other} | _pairs_answer(block.counts)


def _pairs_answer(counts: PairCounts) -> Json:
    return {
        "total": counts.total,
        "sure": counts.sure,
        "possible": counts.possible,
        "none_known": counts.none_known,
    }
