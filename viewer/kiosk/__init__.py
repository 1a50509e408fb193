"""The waiting-room kiosk: wraps the reader's window so that nothing of a visit is left behind."""
