"""Claims: printed sentences made refutable, and the rules by which they are judged.

    parts.py, claim.py      the form                   register/               one claim each, found by their names; catalogue.py finds them
    compound.py             answers put together
    verdict.py              words and rules            discovery.py            conditions under which a claim holds, by peeling.py
    evidence.py             worlds weighed over lives  reasons.py              whether an effect stands without its reason
    judge.py, table.py      runs in, judgement out     influence.py            which inputs stand out beyond chance
    contradiction.py        claims against one another    between.py, crossing.py, between_words.py   what is left of a contradiction
    sentence.py, behind.py, verdict_table.py, wording.py  the judgement in words
"""
