"""The visit: one object that holds everything about one person. Dropping it forgets them."""

from typing import TYPE_CHECKING

from viewer.settings import LISTEN_OFF, Settings
from viewer.visit.handout import Handout
from viewer.visit.history import History
from viewer.visit.preferences import Preferences

if TYPE_CHECKING:
    from viewer.visit.keeping import Keeping


class Visit:
    """History, preferences, language, opened folds and handout of the person at the screen."""

    def __init__(self, settings: Settings, *, kiosk: bool = False) -> None:
        """Begin a visit as the clinic's ``settings`` say.

        In a ``kiosk``, which stands in a room with others, nothing is read aloud until staff have
        named a headset or the loudspeaker. Nor does it keep anyone's choices for the next person;
        elsewhere ``keeping`` may, once it is set and the person says so. Nor may anything but
        search be typed there, or a file be saved.
        """
        self.may_keep = self.may_save = self.may_type = not kiosk
        self.keeping: Keeping | None = None
        silent = (None, LISTEN_OFF) if kiosk else (LISTEN_OFF,)
        self.may_listen = settings.listen not in silent
        self.history = History()
        self.handout = Handout()
        self.circumstance = ""
        self._opened: set[tuple[str, str]] = set()
        self._take(settings)

    def _take(self, settings: Settings) -> None:
        self.preferences = Preferences(
            settings.theme,
            settings.text_size,
            spacing=settings.spacing,
            typeface=settings.typeface,
        )
        self.languages, self.language = settings.languages, settings.languages[0]

    @property
    def is_fresh(self) -> bool:
        """Whether nothing tells yet that somebody is here: no page was opened, nothing put by."""
        unmoved = not self.history.can_go_back and not self.history.can_go_forward
        return unmoved and not self.handout.count

    def opened(self, article: str) -> frozenset[str]:
        """Return the ids of the folds and gates that are open on ``article``."""
        return frozenset(fold for owner, fold in self._opened if owner == article)

    def toggle(self, article: str, fold: str) -> None:
        """Open a fold of ``article``, or close it again."""
        self._opened ^= {(article, fold)}

    def end(self) -> None:
        """Forget everything at once, even if something still holds on to this visit (K3)."""
        self.history = History()
        self.handout.clear()
        self.circumstance = ""
        self._opened.clear()

    def begin_anew(self, settings: Settings) -> None:
        """Forget this person, and begin for the next one as ``settings`` say (a clinic's computer).

        A kiosk makes another visit instead; here the window stays, and what it shows is this one.
        """
        self.end()
        self._take(settings)
