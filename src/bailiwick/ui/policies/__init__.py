"""Policies: each read like a statute book, with what lives it, clause by clause. Reads packs; keeps nothing."""
