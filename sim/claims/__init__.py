"""Claims: printed sentences made refutable, and the rules by which they are judged.

    claim.py      the form                  c<number>_*.py   one claim each, found by their names
    verdict.py    words and rules           discovery.py     conditions under which a claim holds, by peeling.py
    judge.py      runs in, judgement out    influence.py    which inputs stand out beyond chance
    sentence.py, table.py, words.py         the judgement in words
"""
