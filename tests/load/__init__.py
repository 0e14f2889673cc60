"""A full hall against the real program: does it lose or double anything, and how long do women wait?

`make load` runs it whole (about seven minutes); tests/processes/test_load.py a small hall of the same kind. Everything
happens on this machine's loopback, in bounded time. What counts is the phones' own ledger: what the server has said
that it holds must be there once, and nothing else.

    phone.py    a woman's phone: looks as static/js/room.js does, sends until it is told that it is held
    hall.py     the program at a step of the demo's day, its phones, its host, and the kills
    __main__.py the whole run, with the figures against the pass lines of the project
"""
