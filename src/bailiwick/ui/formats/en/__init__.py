"""English: the day first and the month in words, so that nobody can take one for the other."""
