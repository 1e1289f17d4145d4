"""`python -m bailiwick.cli`."""

from bailiwick.cli.main import main

main()
