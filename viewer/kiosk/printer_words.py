"""What is said about the printer: to a reader who waits for her pages, and to staff."""

from PySide6.QtCore import QCoreApplication

from viewer.handout.printer import Printer, Trouble
from viewer.settings import Settings

GLANCE = 0.5
"""Seconds for each step of the print service when staff open their page, which waits for it."""


def trouble_text(trouble: Trouble) -> str:
    """Return what keeps pages from coming out, and what a reader can do, in her language."""
    translate = QCoreApplication.translate
    staff = translate("Printer", "Please tell a member of staff.")
    away = translate("Printer", "The printer cannot be reached from here.")
    said = {
        Trouble.ANSWER: translate("Printer", "The printer does not answer."),
        Trouble.REFUSED: translate("Printer", "The printer takes no pages at the moment."),
        Trouble.PAUSED: translate("Printer", "The printer has been stopped for a while."),
        Trouble.HELD: translate("Printer", "The printer is holding your pages back."),
        Trouble.PAPER: translate("Printer", "The printer is out of paper."),
        Trouble.JAM: translate("Printer", "Paper is stuck in the printer."),
        Trouble.OPEN: translate("Printer", "The printer is open."),
        Trouble.INK: translate("Printer", "The printer is out of ink or toner."),
        Trouble.OFFLINE: translate("Printer", "The printer is switched off, or not connected."),
        Trouble.FAILED: translate("Printer", "The printer could not print your pages."),
        Trouble.CANCELED: translate("Printer", "Somebody stopped your pages at the printer."),
    }
    return f"{said.get(trouble, away)} {staff}"


def printer_state(settings: Settings) -> str:
    """Return how the kiosk's printer is, for staff; it asks, and waits a moment for the answer."""
    name, translate = settings.printing.printer, QCoreApplication.translate
    if not name:
        return translate("Printer", "not offered")
    said = {
        Trouble.NONE: translate("Printer", "ready"),
        Trouble.LIBRARY: translate("Printer", "not offered: this computer has no CUPS"),
        Trouble.SERVICE: translate("Printer", "the print service does not run"),
        Trouble.ANSWER: translate("Printer", "the print service does not answer"),
        Trouble.PRINTER: translate("Printer", "the print service has no such printer"),
        Trouble.REFUSED: translate("Printer", "takes no jobs"),
        Trouble.PAUSED: translate("Printer", "stopped"),
        Trouble.PAPER: translate("Printer", "out of paper"),
        Trouble.JAM: translate("Printer", "paper is stuck"),
        Trouble.OPEN: translate("Printer", "open"),
        Trouble.INK: translate("Printer", "out of ink or toner"),
        Trouble.OFFLINE: translate("Printer", "switched off, or not connected"),
    }
    other = translate("Printer", "does not print")
    return f"{name}: {said.get(Printer(name, patience=GLANCE).trouble(), other)}"
