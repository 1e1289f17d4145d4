"""What this room knows by arithmetic alone: where a report or a case stands, and the heart's facts of it."""
