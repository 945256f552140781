"""What is published of a study for others to read: the data contract of the explorer, versioned.

    levers_shown.py    the levers that readers ask for, and at which levels
    measures_shown.py  the measures and windows that are published
    states_shown.py    every state that is computed, as arms of a study
    effects_table.py   from a study's rows to the published table
    meaning.py         what every word of the table means, and where its numbers come from
    contract.py        writing and reading both, and refusing what is of another version
    summing.py         what worlds say together of one state

A published folder holds `effects.parquet` and `meanings.json`; `docs/explorer.md` is the contract in words.
"""
