"""Put the content, the support data and the compiled library into the wheel."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface[Any]):
    """Add ``viewer/bundled/`` to a wheel; an editable install reads the checkout and gets nothing.

    The library is compiled by the project's own ``snowdrop compile``, so a mistake in the content
    stops the build with the same sentences that an editor sees.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what compiling needs: everything the program needs."""
        needed: list[str] = self.metadata.core.dependencies
        return list(needed)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the library into a scratch folder and name all three parts for the wheel.

        Raises SystemExit when the content cannot be compiled; the reasons are printed by then.
        """
        if version != "standard":
            return
        root = Path(self.root)
        self.scratch = tempfile.TemporaryDirectory(prefix="snowdrop-")
        library = Path(self.scratch.name) / "library.snowdrop"
        sys.path.insert(0, self.root)
        from viewer.cli import main  # the packages it needs are asked for just above

        code = main(
            [
                "compile",
                *("--content", str(root / "content")),
                *("--resources", str(root / "resources")),
                *("--output", str(library)),
            ]
        )
        if code:
            raise SystemExit(code)
        build_data["force_include"] |= {
            str(root / "content"): "viewer/bundled/content",
            str(root / "resources"): "viewer/bundled/resources",
            str(library): "viewer/bundled/library.snowdrop",
        } | self._translations(root)

    def _translations(self, root: Path) -> dict[str, str]:
        """Compile the translations of the buttons; return each file and its place in the wheel."""
        import PySide6

        compiler = Path(PySide6.__file__).parent / "lrelease"
        made = {}
        for words in sorted((root / "viewer" / "assets" / "i18n").glob("*.ts")):
            target = Path(self.scratch.name) / words.with_suffix(".qm").name
            subprocess.run([compiler, "-silent", words, "-qm", target], check=True)  # noqa: S603 (our own)
            made[str(target)] = f"viewer/assets/i18n/{target.name}"
        return made

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the scratch folder."""
        if version == "standard":
            self.scratch.cleanup()
