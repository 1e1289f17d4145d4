"""How far we are: the count of clauses acted out, as the tests that passed made it."""
