"""htmx gets the same block that the whole page holds, from the same template."""

import re

import pytest

HTMX = {"hx-request": "true", "hx-target": "ask"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def without_token(text):
    return TOKEN.sub("", text).strip()


@pytest.mark.usefixtures("written_findings")
@pytest.mark.parametrize("text", ["We got the robber.", "Road closed.", "", "x" * 20_001])
@pytest.mark.parametrize("kind", ["official", "personal", "comment"])
def test_the_part_is_the_block_of_the_whole_page(client, text, kind):
    whole, part = client.send(text, kind=kind), client.send(text, kind=kind, headers=HTMX)
    assert without_token(part.source) == without_token(whole.block())
    assert part.response.status_code == whole.response.status_code


def test_a_part_is_no_page(client):
    assert "<html" not in client.send("Road closed.", headers=HTMX).source


def test_what_is_sent_depends_on_who_asks(client):
    assert "HX-Request" in client.send("Road closed.").response.headers["Vary"]
