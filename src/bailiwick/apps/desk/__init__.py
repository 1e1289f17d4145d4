"""The desk: where somebody's day begins, and the journal for those who may read it. Made of what rooms contribute."""
