"""Our own texts for a check, found or passing, as the parameters of a test."""

from pathlib import Path

import pytest
import yaml

TEXTS = Path(__file__).parent / "texts"


def table_of(codes):
    """Code, what is expected, and the text, for each text in the file of each code."""
    return [
        pytest.param(code, expected, text, id=f"{code} {expected}: {title} ({text[:40]})")
        for code in codes
        for expected, titles in yaml.safe_load((TEXTS / f"{code.lower()}.yaml").read_text("utf-8")).items()
        for title, texts in titles.items()
        for text in texts
    ]
