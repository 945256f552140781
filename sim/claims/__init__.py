"""Claims: printed sentences made refutable, and the rules by which they are judged.

    claim.py      the form                  c<number>_*.py   one claim each, found by their names
    verdict.py    words and rules           discovery.py     conditions under which a claim holds, by peeling.py
    judge.py      runs in, judgement out    sentence.py, table.py   the judgement in words
"""
