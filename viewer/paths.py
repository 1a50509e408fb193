"""The only place that knows where things lie; everything else is handed a folder or a file."""

import os
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).parent
ASSETS = PACKAGE / "assets"

LIBRARY_NAME = "library.snowdrop"
SETTINGS_NAME = "settings.toml"


def bundled_library() -> Path:
    """Return where an installed Snowdrop keeps the library that came with it."""
    return PACKAGE / "bundled" / LIBRARY_NAME


def sources() -> tuple[Path, Path]:
    """Return the folders ``content`` and ``resources``: the checkout's, else the installed ones."""
    for root in (PACKAGE.parent, PACKAGE / "bundled"):
        if (root / "content" / "library.yaml").is_file():
            return root / "content", root / "resources"
    return PACKAGE.parent / "content", PACKAGE.parent / "resources"


def compiled_library(content: Path, resources: Path) -> Path:
    """Return where the library compiled from these two folders is kept.

    The checkout's own goes into its ``build`` folder; any other into the user's cache, under a
    name made from the two folders, so that two libraries never overwrite each other.
    """
    if content == PACKAGE.parent / "content" and resources == PACKAGE.parent / "resources":
        return PACKAGE.parent / "build" / LIBRARY_NAME
    from hashlib import sha256

    from platformdirs import user_cache_path

    both = f"{content.resolve()}\n{resources.resolve()}"
    return user_cache_path("snowdrop") / f"{sha256(both.encode()).hexdigest()[:16]}.snowdrop"


def system_settings() -> Path:
    """Return the settings file that the clinic's IT writes for everyone on this machine."""
    from platformdirs import site_config_path

    return site_config_path("snowdrop") / SETTINGS_NAME


def user_settings() -> Path:
    """Return the settings file of the person who is logged in to this machine."""
    from platformdirs import user_config_path

    return user_config_path("snowdrop") / SETTINGS_NAME


def state_folder() -> Path:
    """Return the folder for what a kiosk keeps from one start to the next; nothing else writes."""
    from platformdirs import user_state_path

    return user_state_path("snowdrop")


def staff_state() -> Path:
    """Return the file with the kiosk's PIN and what its staff chose."""
    return state_folder() / "staff.json"


def kiosk_log() -> Path:
    """Return the kiosk's log; the one before it lies beside it."""
    return state_folder() / "kiosk.log"


def settings_files(extra: Path | None = None) -> list[Path]:
    """Return the files of settings in the order in which they are read; the last one wins."""
    files = [system_settings(), user_settings()]
    return [*files, extra] if extra is not None else files


def window_socket(wanted: Iterable[Path | None]) -> Path:
    """Return where a window can be reached by other processes of this user, on this screen.

    ``wanted`` are the files it was told to read: a window that shows another library is another
    one. On Windows only the name of it counts.
    """
    from zlib import crc32

    screen = (os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME"))
    files = (str(path.absolute()) if path else "" for path in wanted)
    words = "\n".join([str(Path.home()), *screen, *files])
    name = f"snowdrop-{crc32(words.encode(errors='surrogateescape')):08x}"
    # The user's own folder, which nobody else may enter, and which is emptied at the logout.
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    if own:
        return Path(own) / name
    from tempfile import gettempdir

    return Path(gettempdir()) / name
