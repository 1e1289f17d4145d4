"""The demo agency, made through services alone. Its people stand in `bailiwick/demo/`, as data; all are invented."""
