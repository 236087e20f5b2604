"""Signs how far the chains reach; ``dedere audit head`` asks for what it needs."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation import clock
from dedere_web.trail import selectors
from dedere_web.trail.heads import sign_head


class UnwritableHeadError(InvalidInputError):
    """The file of a head cannot be written."""

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(
            Phrase.of(
                mark("{file} cannot be written ({why}). Choose another place with --out."),
                file=str(file),
                why=error.strerror or type(error).__name__,
            )
        )


class Command(BaseCommand):
    """Sign the head of every chain, if all of them are whole."""

    stealth_options = ("out",)

    def handle(self, *, out: str, **_said: object) -> None:
        """Write the head, and print the public key.

        Raises:
            UnwritableHeadError: The file cannot be written.
        """
        # The reach is read first: what is signed was checked, and not only what came after.
        reaches = selectors.reaches()
        findings = selectors.verify().findings
        if findings:
            for finding in findings:
                self.stdout.write(str(finding.says))
            self.stdout.write(_("Nothing was signed: the trail was tampered with."))
            sys.exit(1)
        head = sign_head(
            reaches,
            made_at=clock.now().isoformat(timespec="seconds"),
            home=Path(settings.DEDERE_HOME),
        )
        file = Path(out)
        try:
            file.write_text(head.text(), encoding="ascii")
        except OSError as error:
            raise UnwritableHeadError(file, error) from error
        self.stdout.write(
            _("Signed the heads of %(chains)d chains in %(file)s.")
            % {"chains": len(head.chains), "file": out}
        )
        self.stdout.write(_("Public key: %(key)s") % {"key": head.public_key})
