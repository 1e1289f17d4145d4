"""Demands for records: what is asked for is held, found, looked through, and handed over as a package."""
