"""What the rooms ask of the outside, as shapes; who answers is decided above and faked in tests."""
