"""The command line: check, explain, cases, pack. No Django."""
