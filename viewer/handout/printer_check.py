"""Whether the printer of the settings can be printed on: a line of ``snowdrop doctor`` (K19)."""

from viewer.handout.printer import Printer, Trouble
from viewer.machine import Finding
from viewer.settings import Settings

WHAT = "Printer"
NEEDLESS = "A kiosk works without a printer."

_FIX = {
    Trouble.LIBRARY: ("cannot be asked, as CUPS is not there", "Install “cups”."),
    Trouble.SERVICE: ("cannot be asked: the print service does not run", "Start “cups”."),
    Trouble.ANSWER: ("the print service does not answer", "Start “cups” anew."),
    Trouble.PRINTER: ("is not there", "Add it with “lpadmin”, or name another in the settings."),
    Trouble.REFUSED: ("takes no jobs", "“cupsaccept NAME” lets it."),
    Trouble.PAUSED: ("is stopped", "“cupsenable NAME” lets it go on."),
    Trouble.PAPER: ("is out of paper", "Put paper into it."),
    Trouble.JAM: ("has paper stuck in it", "Take it out."),
    Trouble.OPEN: ("is open", "Close it."),
    Trouble.INK: ("is out of ink or toner", "Put in a new one."),
    Trouble.OFFLINE: ("is off, or not connected", "Switch it on."),
}


def printer(settings: Settings) -> Finding:
    """Ask the printer that ``settings`` name how it is, over the print service's own socket."""
    name = settings.printing.printer
    if not name:
        to_do = f"To print, name one in the settings: [printing], printer. {NEEDLESS}"
        return Finding(what=WHAT, says="none is named in the settings", to_do=to_do, optional=True)
    trouble = Printer(name).trouble()
    if not trouble:
        return Finding(what=WHAT, says=f"{name} answers")
    says, to_do = _FIX.get(trouble, ("does not print", "Look what “lpstat -p NAME -l” says."))
    return Finding(what=WHAT, says=f"{name} {says}", to_do=f"{to_do} {NEEDLESS}", optional=True)
