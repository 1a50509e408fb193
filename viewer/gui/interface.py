"""The language of the buttons, and the direction of the whole window (L1, L7)."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from viewer.paths import ASSETS

WRITTEN_IN = "en"
"""The language of the words in the code; it needs no translation."""


def speak(tag: str) -> None:
    """Say everything in the language ``tag``, and lay it out the way that language is read.

    Every widget hears of it and says its words anew. English where there is no translation.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    old = app.property("translator")
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    app.setProperty("translator", None)
    base = tag.partition("-")[0]
    if base != WRITTEN_IN:
        translator = QTranslator(app)
        if translator.load(str(ASSETS / "i18n" / f"snowdrop_{base}.qm")):
            app.setProperty("translator", translator)
            app.installTranslator(translator)
    app.setLayoutDirection(QLocale(tag).textDirection())
    # Qt tells the widgets a moment later: until then a picture would have the old words.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
