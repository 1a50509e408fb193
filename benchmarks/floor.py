"""The floor: the least that PySide6 can do to show an article, for everything else to stand beside.

Run as a program of its own, with the file of a page as its argument. It imports nothing of ours.
"""

import sys

from PySide6.QtWidgets import QApplication, QTextBrowser


def main(page: str) -> int:
    """Show the HTML in the file ``page`` until the window is closed; return the exit status."""
    app = QApplication(sys.argv[:1])
    browser = QTextBrowser()
    browser.resize(1280, 800)
    with open(page, encoding="utf-8") as file:  # noqa: PTH123 (pathlib would be one more import)
        browser.setHtml(file.read())
    browser.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
