"""From nodes of a file to the nouns of the heart; every fault is noted with file and line, and reading goes on."""
