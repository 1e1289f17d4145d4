"""The pages of the policies in force."""
