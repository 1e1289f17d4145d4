"""Views of the sign-in: thin, each a page or a form of it."""
