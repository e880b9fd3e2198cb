"""By what a picture is known again: its bytes, and how it looks."""

import hashlib

from PIL import Image

# Of 64 bits. Saved again, made smaller or made darker: 0 to 3. Another picture: 20 and more.
NEAR = 5


def sha256_of(file) -> str:
    """The SHA-256 (hex) of a Django file, read from its beginning and wound back."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def look_of(picture: Image.Image) -> str:
    """64 bits (hex): where it becomes brighter from left to right, in eight coarse rows.

    "" for an even surface, which would resemble every other.
    """
    coarse = picture.convert("L").resize((9, 8), Image.Resampling.BOX)
    grey = coarse.tobytes()
    bits = [grey[row * 9 + x] < grey[row * 9 + x + 1] for row in range(8) for x in range(8)]
    value = sum(bit << place for place, bit in enumerate(bits))
    return f"{value:016x}" if any(bits) and max(grey) - min(grey) > 8 else ""


def are_near(look: str, other: str) -> bool:
    return (int(look, 16) ^ int(other, 16)).bit_count() <= NEAR
