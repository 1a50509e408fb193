"""The page that teaches the format tells the truth: its example is a valid article."""

import re
from pathlib import Path

from tests.library.content_folder import LIBRARY, ContentFolder

README = Path(__file__).parents[2] / "content" / "README.md"


def test_the_example_an_editor_copies_has_no_problem(folder: ContentFolder) -> None:
    example = re.search(r"```markdown\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert example
    folder.write("library.yaml", LIBRARY.replace("[stitch]", "[stitch, cervical-length-scan]"))
    folder.article(name="care/cervical-stitch", code="CI-77", id="cervical-stitch")
    folder.write("figures/cervix.svg", (folder.root / "figures/womb.svg").read_bytes())
    folder.write("en/care/cervical-length-scan.md", example[1])
    problems = [problem for problem in folder.problems() if "scan" in problem.file]
    assert problems == []
