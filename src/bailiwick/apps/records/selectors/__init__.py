"""What this room answers when it is asked."""
