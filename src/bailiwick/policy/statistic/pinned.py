"""Which model ships: `tools/train_model.py` writes this digest, and loading refuses any other file."""

DIGEST = "sha256:b56874f7257937ec696676950cf8e331ecc2720f9654cff2ed0c94922316b9b3"
