"""Brings a depositary's list in; ``dedere import`` asks for what it needs."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from dedere_io.depositaries.opening import open_list
from dedere_web.treaties import selectors, services
from dedere_web.treaties.import_report import report_json, report_lines
from dedere_web.treaties.offered_lists import OfferedList, read_partial_date


class Command(BaseCommand):
    """Import a list, or show what is new in it."""

    stealth_options = (
        "reader",
        "file",
        "instrument",
        "source",
        "title",
        "as_of",
        "dry_run",
        "form",
    )

    def handle(self, *, file: str, dry_run: bool, form: str, **asked: str) -> None:
        """Import the list and print what became of it."""
        offered = OfferedList(
            reader=asked["reader"],
            content=open_list(Path(file)),
            file_name=Path(file).name,
            instrument=asked["instrument"],
            source_id=asked["source"],
            source_title=asked["title"],
            as_of=read_partial_date(asked["as_of"]),
        )
        outcome = None
        if dry_run:
            preview = services.preview_list(offered)
        else:
            outcome = services.import_list(offered, by=None)
            preview = outcome.preview
        facts = selectors.current_facts()
        if form == "json":
            self.stdout.write(
                json.dumps(report_json(preview, outcome, facts), indent=2, ensure_ascii=False)
            )
            return
        for line in report_lines(preview, outcome, facts):
            self.stdout.write(line)
