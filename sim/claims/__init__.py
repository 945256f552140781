"""Claims: printed sentences made refutable, and the rules by which they are judged.

    parts.py, claim.py      the form, by misfits.py    register/               one claim each, found by their names; catalogue.py finds them
    compound.py             answers put together       answers.py, answer_table.py   from rows of runs to answers, by world and by life
    evidence.py             worlds weighed over lives, setting by setting where a claim asks for several things at once
    verdict.py              words and rules, at one date and over all of them
    reasons.py              whether an effect stands without its reason, whether the claim is supported or only leans
    discovery.py            conditions that hold in halving after halving, by peeling.py; conditions.py puts it to a claim, by states.py
    influence.py            which inputs stand out beyond chance
    judge.py, judgement.py  runs in, judgement out     split.py                why fentanyl came, divided between two causes
    beside.py               the same question in prior worlds and under rival structures, without a vote
    contradiction.py        claims against one another    between.py, crossing.py, between_words.py   what is left of a contradiction
    sentence.py, behind.py, verdict_table.py, wording.py  the judgement in words
"""
