"""Ask: "May I post this?". No sign-in, no register, nothing kept."""
