"""binhdang load_demo: the fictional province with a year of work."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from binhdang.demo.operations import load
from binhdang.web.rules import RuleBroken


class Command(BaseCommand):
    """Loads the demo into an empty database, all or nothing."""

    help = "Nạp dữ liệu minh họa (một tỉnh hư cấu) vào cơ sở dữ liệu còn trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take another day than today, and the word that known passwords are meant."""
        parser.add_argument("--today", type=date.fromisoformat, help="coi ngày này là hôm nay (2026-06-08)")
        parser.add_argument(
            "--known-passwords", action="store_true", help="vẫn nạp khi BINHDANG_PRODUCTION=1, dù mật khẩu ai cũng biết"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Django declares it
        """Load, and say what there is now."""
        if settings.PRODUCTION and not options["known_passwords"]:
            raise CommandError(
                "Tài khoản minh họa có mật khẩu ai cũng biết nên không nạp khi BINHDANG_PRODUCTION=1. "
                "Nếu vẫn muốn, hãy thêm --known-passwords.",
                returncode=2,
            )
        try:
            loaded = load(today=options["today"] or timezone.localdate())
        except RuleBroken as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        self.stdout.write(loaded.sentence)
