"""From YAML and the command line to one checked, frozen configuration.

    configuration.py  the form: every setting of a study, with unit, range and source
    tree.py           the form as a tree of leaves, one per setting
    check.py          what is wrong with a value, in a sentence
    sense.py          what is wrong with settings that are each right
    build.py          a checked tree as frozen objects
    command_line.py   what is wrong with a command line, before anything is composed
    reading.py        a file of settings as data, held to what it may say
    compose.py        files and words to a plain tree, by way of Hydra
    inside.py         the only contact with what Hydra does not promise
    scenarios.py      the scenarios there are
    asked.py          what a configuration asks of a sweep
    again.py          a configuration as text, and the command line that gives it again
    help_tables.py    `--help`, generated from the form

Every problem is found before anything runs, and all of them are told at once (`InputError`).
"""
