"""The register: one claim a file, found by its name.

    c<number>_*.py          a claim of that number; c<number>r: the rival that is asked on the same arms
    common.py               dates, windows, outcomes and knock-outs that many claims share
    chokepoints.py, strategies.py, patrols.py, partners.py, ...   policies that several share, so that they share arms too

Nothing here holds a result; how claims are asked and judged is the folder above.
"""
