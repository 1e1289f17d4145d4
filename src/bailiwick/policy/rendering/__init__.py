"""Renderers: receive findings, decide nothing."""
