"""What `bailiwick doctor` looks at: each look tells what is as it should be, and what is not and how to mend it."""
