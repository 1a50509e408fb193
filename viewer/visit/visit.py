"""The visit: one object that holds everything about one person. Dropping it forgets them."""

from viewer.settings import LISTEN_OFF, Settings
from viewer.visit.history import History
from viewer.visit.preferences import Preferences


class Visit:
    """History, preferences, language and opened folds of the person at the screen."""

    def __init__(self, settings: Settings) -> None:
        """Begin a visit as the clinic's ``settings`` say."""
        self.history = History()
        self.preferences = Preferences(settings.theme, settings.text_size)
        self.language = settings.languages[0]
        self.may_listen = settings.listen != LISTEN_OFF
        self._opened: set[tuple[str, str]] = set()

    def opened(self, article: str) -> frozenset[str]:
        """Return the ids of the folds and gates that are open on ``article``."""
        return frozenset(fold for owner, fold in self._opened if owner == article)

    def toggle(self, article: str, fold: str) -> None:
        """Open a fold of ``article``, or close it again."""
        self._opened ^= {(article, fold)}
