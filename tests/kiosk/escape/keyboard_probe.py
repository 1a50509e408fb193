"""What Qt's keyboard on the screen shows: its keys, where they are, and all that it is set to."""

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlContext, QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickView

LOOKS = """
import QtQuick
import QtQuick.VirtualKeyboard.Settings
QtObject {
    property Item root
    property var keys
    property var languages
    function walk(item, inList) {
        if (!item.visible)
            return
        const kind = item.toString().split(/[_(]/)[0]
        const middle = item.mapToGlobal(item.width / 2, item.height / 2)
        const place = [Math.round(middle.x), Math.round(middle.y)]
        if (item.keyType !== undefined && kind !== "FillerKey")
            keys[(kind + " " + item.displayText).trim()] = place
        if (inList && typeof item.text === "string" && item.text)
            languages[item.text] = place
        for (const child of item.children)
            walk(child, inList || item.objectName === "languagePopupList")
    }
    function settings(from) {
        const found = {}
        for (const name in from)
            // Of an object its place in memory would stand there, which is no setting; the layout
            // is what the key with the globe is for, and the next reader finds it as it was (K3).
            if (!["function", "object"].includes(typeof from[name]) && name !== "locale")
                found[name] = String(from[name])
        found.offered = String(from.activeLocales)
        return found
    }
    function look() {
        keys = {}
        languages = {}
        if (root)
            walk(root, false)
        const set = settings(VirtualKeyboardSettings)
        return JSON.stringify({keys: keys, languages: languages, settings: set})
    }
}
"""


def keyboard() -> dict[str, Any]:
    """Tell whether the keyboard is there and still, what can be pressed on it, and its settings."""
    method = QGuiApplication.inputMethod()
    shown = [one for one in QGuiApplication.topLevelWindows() if one.isVisible()]
    views = [one for one in shown if isinstance(one, QQuickView)]
    engine, looks = _looks()
    looks.setProperty("root", views[0].contentItem() if views else None)
    told, failed = QQmlExpression(QQmlContext(engine.rootContext()), looks, "look()").evaluate()
    assert not failed, told
    assert isinstance(told, str)
    found: dict[str, Any] = json.loads(told)
    return found | {
        "shown": method.isVisible() and not method.isAnimating(),
        "hidden": not method.isVisible(),
        "layout": method.locale().name(),
    }


@cache
def _looks() -> tuple[QQmlEngine, QObject]:
    """Return what looks, in Qt's own words, and the engine that it lives by."""
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(LOOKS.encode(), "")
    made = component.create()
    assert made is not None, component.errorString()
    made.setParent(engine)
    return engine, made
