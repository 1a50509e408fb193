"""The queues of the print service of ``cups_server``, by name; each goes wrong in its own way."""

FILED = "Filed"
"""Writes into a file what it prints."""

PAUSED = "Paused"
SHUT = "Shut"
"""Takes no jobs."""

HELD = "Held"
"""Takes jobs and holds them back."""

EMPTY, JAMMED = "Empty", "Jammed"
"""Out of paper, and with paper stuck in it: their printers say so when they get a job."""

HANGING = "Hanging"
"""Never says that it is done."""

FAILING = "Failing"
"""Cannot print."""
