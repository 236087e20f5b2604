"""What does a State's law still lack? Questions, answers, scores, gaps, needs and the way ahead.

Start at :func:`dedere.obligations.assessment.questions.questionnaire`. The rules by which answers
are joined and weighed are data (``assessment.yaml``) and are written down in
``docs/reference/scoring.md``.
"""
