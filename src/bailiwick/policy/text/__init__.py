"""Text scanning: one linear-time pass, spans in the raw text."""
