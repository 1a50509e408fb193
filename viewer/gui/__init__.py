"""The window: Qt widgets that do not know each other, put together by the main window."""
