"""Qt's keyboard on the screen: for search only, in the languages of the library, and no further.

It is Qt's own (QtVirtualKeyboard) and stands in a window that it opens and closes by itself.
"""

import os
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QPointerEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from viewer import paths

PLUGIN = "qtvirtualkeyboard"

LAYOUTS = {"en": "en_US", "es": "es_ES"}
"""Which of its layouts serves a language; another language gets the first one."""

KEYS = "keyboard"
"""What Qt calls the part of its keyboard that holds the keys."""

USUAL = "QtQuick/VirtualKeyboard/Styles/Builtin/default/style.qml"
"""How Qt's keyboard looks by itself, among the files that lie in its program."""

STYLE, STYLES = "snowdrop", paths.ASSETS / "keyboard"
"""What ours is called, which changes a few sizes of that, and where Qt looks for it."""

# The key with the globe changes the layout and not this setting, so that it would not notice being
# set to the value that it has.
_SETUP = """
import QtQml
import QtQuick.VirtualKeyboard.Settings
import QtQuick.VirtualKeyboard.Styles
QtObject {{
    property string style
    onStyleChanged: VirtualKeyboardSettings.styleName = style
    Component.onCompleted: {{
        VirtualKeyboardSettings.activeLocales = {layouts}
        VirtualKeyboardSettings.locale = ""
        VirtualKeyboardSettings.locale = {first}
    }}
}}
"""


def use_own_keyboard() -> None:
    """Ask Qt for it; must be called before there is a QApplication."""
    os.environ["QT_IM_MODULE"] = PLUGIN
    # Else Qt, and the driver of the screen, keep in caches what was shown of it, and when: that
    # somebody has typed. Drawn by Qt itself it needs no driver and so no cache of one (K3, K9).
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["QML_DISABLE_DISK_CACHE"] = "1"
    os.environ["QML_IMPORT_PATH"] = str(STYLES)


def offer_layouts(languages: Sequence[str]) -> bool:
    """Leave only the layouts of ``languages`` (BCP 47), the first one on top; say if that worked.

    Where the keyboard is not installed nothing happens: then a real one is needed to search.
    """
    import json

    from PySide6.QtCore import QUrl
    from PySide6.QtQml import QQmlComponent, QQmlEngine

    if not _is_ours():
        return False
    layouts = _layouts(languages)
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    text = _SETUP.format(layouts=json.dumps(layouts), first=json.dumps(layouts[0]))
    component.setData(text.encode(), QUrl())
    made = component.create()
    if made is not None:
        made.setParent(engine)  # else nobody would take it away
        if _knows_style():
            made.setProperty("style", STYLE)
    return made is not None


@cache
def _knows_style() -> bool:
    """Say whether Qt's own style is there for ours to build on; ask once its styles are loaded."""
    from PySide6.QtCore import QFile
    from PySide6.QtQml import qmlRegisterType

    usual = f"/qt-project.org/imports/{USUAL}"
    if not QFile.exists(f":{usual}"):
        return False
    # Its stubs ask for bytes, which it refuses.
    qmlRegisterType(f"qrc:{usual}", "Snowdrop.Keyboard", 1, 0, "UsualStyle")  # type: ignore[call-overload]
    return True


def put_away(languages: Sequence[str]) -> None:
    """Take the keyboard off the screen: the visit it was used in is over.

    The next one finds the layout of the first of ``languages``, whatever this reader chose (K3).
    """
    method = QGuiApplication.inputMethod()
    method.hide()
    if not _is_ours():
        return
    if method.locale().name() != _layouts(languages)[0]:
        offer_layouts(languages)
    forget_widgets()


def forget_widgets() -> None:
    """Have the keyboard forget the fields that it has served and that are gone.

    Its scripts hold what they know of each one until they are tidied up, which by themselves they
    were not in 500 visits, and Qt the names of its parts: some kilobytes for each.
    """
    from PySide6.QtQml import QQmlEngine

    for window in QGuiApplication.allWindows():
        keys = window.findChild(QObject, KEYS)
        context = QQmlEngine.contextForObject(keys) if keys is not None else None
        if context is not None:
            context.engine().collectGarbage()
            context.engine().trimComponentCache()


def close_outside(press: QPointerEvent) -> None:
    """Take the keyboard off the screen if ``press``, on our own window, is not on its field.

    Qt does so only where the press takes the focus away from the field, and empty ground takes
    none: a reader who taps beside it to see the page again would go on seeing the keyboard.
    """
    method, field = QGuiApplication.inputMethod(), QApplication.focusWidget()
    if not (_is_ours() and method.isVisible()):
        return
    places = [point.globalPosition().toPoint() for point in press.points()]
    if not isinstance(field, QLineEdit) or not all(
        field.rect().contains(field.mapFromGlobal(place)) for place in places
    ):
        method.hide()


def _is_ours() -> bool:
    return os.environ.get("QT_IM_MODULE") == PLUGIN


def _layouts(languages: Sequence[str]) -> list[str]:
    """Return the layouts of ``languages``, at least one."""
    bases = (tag.partition("-")[0] for tag in languages)
    layouts = dict.fromkeys(LAYOUTS[base] for base in bases if base in LAYOUTS)
    return list(layouts) or [LAYOUTS["en"]]
