"""What speaks to the outside for the rooms, each behind a port."""
