"""The only place in the heart that opens files: packs, overlays, facts, and the cache of compiled scanners."""

from bailiwick.policy.loading.library_files import load_library
from bailiwick.policy.loading.single_files import load_facts, load_overlay, read_stated

__all__ = ["load_facts", "load_library", "load_overlay", "read_stated"]
