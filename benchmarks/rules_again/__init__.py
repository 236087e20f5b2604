"""The rules of the finder on conventions, written again for clingo and as SQL for DuckDB.

What is written again, each time from the same relations and without the engine's code:

- which text of a family governs between two States (VCLT arts 30(4)(b), 40(4)), and where a bond
  that our sources leave open keeps that unknown;
- which of the governing texts cover an offence, by itself or by an offence on the same conduct;
- which of their clauses come into question: the convention as the basis at the requested State's
  option, the clause for States that need no treaty, the duty of mutual legal assistance;
- what declarations and recorded practice decide about them.

What is not: the standing of one State under one instrument (its relations hold the bonds of the
day), listed treaties, treaties and arrangements on cooperation itself, sentences and reasons.
"""
