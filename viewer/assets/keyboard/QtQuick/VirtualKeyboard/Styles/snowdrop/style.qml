// Qt's own keyboard with larger letters on an upright screen: 4.8 mm up to 130 dots an inch (A19).
// Snowdrop.Keyboard is registered by viewer/kiosk/keyboard.py.
import QtQuick
import Snowdrop.Keyboard

UsualStyle {
    // All sizes are parts of the width that it is designed for: the less that is, the larger are
    // the letters, and the higher are the keys.
    readonly property var screen: Qt.application.screens[0]
    keyboardDesignWidth: screen.height > screen.width ? 1850 : 2560

    // The language on the space bar stays as clear as it is at first; Qt's fades after a second.
    inputLocaleIndicatorHighlightTimer: Timer { }
}
