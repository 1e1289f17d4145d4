"""What the archive answers when it is asked."""
