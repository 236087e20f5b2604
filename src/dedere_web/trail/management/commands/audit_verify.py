"""Checks the chains of the trail; ``dedere audit verify`` asks for what it needs."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dedere_web.trail import selectors
from dedere_web.trail.heads import public_key, read_head
from dedere_web.trail.verifying import Finding

TAMPERED = 1


class Command(BaseCommand):
    """Check every entry of every chain; end with 1 where one was tampered with."""

    stealth_options = ("organisation", "head", "public_key", "form")

    def handle(
        self, *, organisation: str, head: str, public_key: str, form: str, **_said: object
    ) -> None:
        """Print what was checked and every fault."""
        signed = read_head(Path(head), expected_key=public_key or own_key()) if head else None
        verified = selectors.verify(organisation or None)
        findings = list(verified.findings)
        if signed is not None:
            findings += selectors.verify_against(signed, organisation or None)
        if form == "json":
            self.stdout.write(json.dumps(_as_json(verified.lengths, findings), indent=2))
        else:
            for finding in findings:
                self.stdout.write(str(finding.says))
            self.stdout.write(_summary(sum(verified.lengths.values()), len(verified.lengths)))
            if findings:
                self.stdout.write(_faults(len(findings)))
            elif signed is not None:
                words = _("The chains hold the head that was signed on %(made_at)s.")
                self.stdout.write(words % {"made_at": signed.made_at})
        if findings:
            sys.exit(TAMPERED)


def own_key() -> str:
    """Return the public key of this deployment."""
    return public_key(settings.DEDERE_HOME)


def _summary(entries: int, chains: int) -> str:
    return _("Checked: %(entries)d entries in %(chains)d chains.") % {
        "entries": entries,
        "chains": chains,
    }


def _faults(number: int) -> str:
    return ngettext(
        "%(number)d fault: the trail was tampered with.",
        "%(number)d faults: the trail was tampered with.",
        number,
    ) % {"number": number}


def _as_json(lengths: object, findings: list[Finding]) -> dict[str, object]:
    return {
        "chains": lengths,
        "whole": not findings,
        "findings": [
            {"chain": f.chain, "entry": f.number, "fault": f.fault.value, "says": str(f.says)}
            for f in findings
        ],
    }
