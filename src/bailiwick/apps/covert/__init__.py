"""The vault: covert profiles, known to the Commander, to designees, and to whoever answers for each of them."""
