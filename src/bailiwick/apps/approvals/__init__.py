"""Permissions: asked for, endorsed, decided, in force, changed, ended. One shape for all of them, driven by powers."""
