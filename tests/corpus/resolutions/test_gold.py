"""Measured against labels made by hand: verbs, addressees, citations, deadlines."""

import pytest

from tests.corpus.resolutions.measuring import CORPUS, Score, labels, scores

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data"),
]


@pytest.fixture(scope="module", params=["gold", "unseen", "fresh"])
def measured(request: pytest.FixtureRequest) -> dict[str, Score]:
    table = scores(labels(request.param))
    for name, score in table.items():
        print(  # noqa: T201 - the figures are what this test is for
            f"{request.param} {name}: recall {score.recall:.4f}, "
            f"precision {score.precision:.4f}, F1 {score.f1:.4f}"
        )
    return table


def test_the_labels_cover_three_hundred_paragraphs() -> None:
    assert len(labels("gold")) + len(labels("unseen")) >= 300


@pytest.mark.parametrize(
    ("name", "figure", "goal"),
    [
        ("verbs", "recall", 0.99),
        ("verbs", "precision", 0.98),
        ("addressees", "f1", 0.95),
        ("cites", "f1", 0.98),
        ("deadlines", "f1", 0.95),
    ],
)
def test_a_goal_is_reached(
    measured: dict[str, Score], name: str, figure: str, goal: float
) -> None:
    score = measured[name]
    assert getattr(score, figure) >= goal, (score.missed, score.extra)
