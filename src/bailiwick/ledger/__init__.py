"""A log nobody can quietly change: RFC 6962 tree, C2SP notes, tiles, proofs. Bytes in, objects out, no file opened."""
