"""Pictures as files, read into facts: what the file tells, and the words that a machine can make out in it."""

from bailiwick.readers.image.joining import joined
from bailiwick.readers.image.opening import is_image
from bailiwick.readers.image.reading import ImageReading, read_image

__all__ = ["ImageReading", "is_image", "joined", "read_image"]
