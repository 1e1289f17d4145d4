"""Write the corpus: saved pages in the shapes of networks and plain sites, of invented agencies, with what is expected.

`python -m tests.readers.page.make_corpus` writes corpus/*.html, the pictures in them, and corpus/expected.yaml. The
expectations stand beside each page below, written before any page was read; what is not named is absent.
"""

import base64
import io
import textwrap
from pathlib import Path

import yaml
from PIL import Image, ImageDraw, ImageFont
from tests.readers.page.corpus_pages import PAGES
from tests.readers.page.layouts import LAYOUTS

CORPUS = Path(__file__).parent / "corpus"
FONT = 26


def picture_of(words):
    """A PNG that shows the words, as a data address."""
    font = ImageFont.load_default(FONT)
    lines = textwrap.wrap(words, 44)
    image = Image.new("L", (760, 60 + 40 * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((24, 24 + 40 * number), line, fill=0, font=font)
    image = image.convert("1")
    held = io.BytesIO()
    image.save(held, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(held.getvalue()).decode()


def page_of(spec):
    """The HTML of one page."""
    parts = dict(spec["parts"])
    for name in ("cover", "pinned_picture"):
        if str(parts.get(name, "")).startswith("words:"):
            parts[name] = picture_of(parts[name].removeprefix("words:").strip())
    return LAYOUTS[spec["layout"]](parts)


def main():
    """Write every page and the table."""
    CORPUS.mkdir(exist_ok=True)
    table = {}
    for name, spec in PAGES.items():
        (CORPUS / f"{name}.html").write_text(page_of(spec), encoding="utf-8")
        table[name] = {
            "shows": spec["shows"],
            "policy": spec.get("policy", "pd"),
            "expected": spec["expected"],
        }
    (CORPUS / "expected.yaml").write_text(
        "# Page, notice, expected state; what is not named is absent. Made by make_corpus.\n"
        + yaml.safe_dump(table, sort_keys=False, allow_unicode=True, width=120),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
