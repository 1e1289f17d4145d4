"""Commands that need the server; they reach the `bailiwick` command by entry point."""
