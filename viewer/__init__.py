"""Snowdrop: an offline viewer for patient information.

Importing this package imports nothing else, so the parts that need no window stay free of Qt.
"""

__version__ = "0.1.0"
