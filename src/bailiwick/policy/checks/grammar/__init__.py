"""Grammar that several checks share: how words of a sentence must stand to one another to mean what a rule is about."""
