"""A second implementation, as slow and as literal as RFC 6962, section 2.1, writes it: what ours is held against."""

import hashlib


def sha(data):
    return hashlib.sha256(data).digest()


class NaiveTree:
    """The definitions MTH, PATH and PROOF over a list of entries, remembered by range so that tests end."""

    def __init__(self, entries):
        self.leaves = [sha(b"\x00" + entry) for entry in entries]
        self.known = {}

    def mth(self, start, end):
        if (start, end) not in self.known:
            self.known[start, end] = self._mth(start, end)
        return self.known[start, end]

    def _mth(self, start, end):
        if start == end:
            return sha(b"")
        if end - start == 1:
            return self.leaves[start]
        middle = start + split(end - start)
        return sha(b"\x01" + self.mth(start, middle) + self.mth(middle, end))

    def path(self, m, start, end):
        """PATH(m, D[start:end]), m counted from start."""
        if end - start == 1:
            return []
        k = split(end - start)
        if m < k:
            return [*self.path(m, start, start + k), self.mth(start + k, end)]
        return [*self.path(m - k, start + k, end), self.mth(start, start + k)]

    def proof(self, m, n):
        """PROOF(m, D[n]) = SUBPROOF(m, D[n], true)."""
        return self.subproof(m, 0, n, whole=True)

    def subproof(self, m, start, end, *, whole):
        n = end - start
        if m == n:
            return [] if whole else [self.mth(start, end)]
        k = split(n)
        if m <= k:
            return [*self.subproof(m, start, start + k, whole=whole), self.mth(start + k, end)]
        return [*self.subproof(m - k, start + k, end, whole=False), self.mth(start, start + k)]


def split(n):
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k
