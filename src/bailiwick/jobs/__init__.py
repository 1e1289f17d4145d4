"""Work that nobody waits for: a queue in the record's own database, and the clock that fills it.

A job is asked for in the transaction of the act that needs it, so that both stand or neither does. It runs in the web
process or in a worker, under a lease: when that is killed, at any instant, another one runs it again, and what it wrote
is there once, because its writes and its being done are one transaction.
"""
