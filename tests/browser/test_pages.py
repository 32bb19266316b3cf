"""The report in a real browser: fits a phone, keeps its text, runs nothing."""

import re
import shutil
import subprocess
from html import escape, unescape

import pytest
from pages import page_of

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here to look at pages with")

# The page in a frame as wide as a phone; the frame tells how wide its content is once it is laid out.
FRAME = """<!doctype html><meta charset=utf-8><iframe id=f width={width} height=800 srcdoc="{page}"></iframe><pre id=o></pre>
<script>document.getElementById('f').onload = event => {{ const page = event.target.contentDocument;
document.getElementById('o').textContent = page.documentElement.scrollWidth + ' ' + page.scripts.length + ' ' +
page.querySelectorAll('.ql-label').length; }}</script>"""


def measured(page, width, tmp_path):
    """Width of the content, number of scripts, number of labels, as the browser has them."""
    path = tmp_path / "frame.html"
    path.write_text(FRAME.format(width=width, page=escape(page, quote=True)), encoding="utf-8")
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=5000",
        "--dump-dom",
        path.as_uri(),
    ]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    return [int(part) for part in re.search(r"<pre id=\"o\">([\d ]+)</pre>", unescape(dom)).group(1).split()]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen_and_nothing_runs(width, tmp_path):
    wide, scripts, labels = measured(page_of("rate-press-conference").html, width, tmp_path)
    assert wide <= width
    assert scripts == 0
    assert labels > 10
