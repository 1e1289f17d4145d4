"""What a picture looks like, in a form that stays when a platform makes it smaller or packs it anew."""

from __future__ import annotations

from PIL import Image

from bailiwick.readers.image.opening import opened

SIDE = 16
MOST_BITS, MOST_COLOUR = 30, 28
"""Of 256 steps from dark to light, and of 255 of a colour: so much may differ and it is still the same picture."""


def likeness_of(data: bytes) -> str:
    """The likeness of a picture: its steps from dark to light, and its mean colours. Raises CallError."""
    image: Image.Image = opened(data).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    flat = Image.alpha_composite(ground, image).convert("RGB")
    grey = flat.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            at = row * (SIDE + 1) + column
            bits = bits << 1 | (grey[at] > grey[at + 1] + 2)
    mean = flat.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"{bits:064x}-{mean.hex()}"


def alike(one: str, other: str) -> bool:
    """Whether two likenesses are of the same picture, as far as that can be told without a person."""
    bits, colour = one.split("-")
    other_bits, other_colour = other.split("-")
    differ = (int(bits, 16) ^ int(other_bits, 16)).bit_count()
    colours = zip(bytes.fromhex(colour), bytes.fromhex(other_colour), strict=True)
    return differ <= MOST_BITS and all(abs(a - b) <= MOST_COLOUR for a, b in colours)
