"""binhdang start: everything a first look needs, in one command."""

import io
import socket
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from binhdang.demo import places
from binhdang.organisations.models import Unit

ADDRESS = "127.0.0.1"


def port_number(text: str) -> int:
    """Read the number of a port, or say what is wrong with it."""
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"cổng {text!r} không hợp lệ: hãy chọn một số từ 1 đến 65535.")


def is_free(port: int) -> bool:
    """Say whether the server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def accounts_table() -> str:
    """Write the accounts of the demo, one to a line."""
    lines = [f"  {person.username:<6} {person.full_name:<20} {person.label}" for person in places.CAST]
    return "\n".join(lines)


class Command(BaseCommand):
    """Makes the database ready, loads the demo the first time, says where to go, and serves."""

    help = "Chuẩn bị cơ sở dữ liệu, nạp dữ liệu minh họa ở lần đầu, rồi chạy máy chủ trên máy này."
    requires_system_checks = ()  # runserver checks

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port."""
        parser.add_argument("--port", type=port_number, default=8000, help="cổng (mặc định 8000)")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Django declares it
        """Do all of it; returns when the server is stopped."""
        port: int = options["port"]
        if settings.PRODUCTION:
            raise CommandError(
                "start chỉ để dùng thử (tài khoản minh họa có mật khẩu ai cũng biết). "
                "Khi vận hành thật hãy theo docs/operating.md.",
                returncode=2,
            )
        if not is_free(port):
            raise CommandError(
                f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác: PORT={port % 65535 + 1} make run",
                returncode=2,
            )
        self._prepare()
        self._welcome(port)
        # Its own banner is left out: ours says the same in Vietnamese. Requests are still logged on stderr.
        call_command("runserver", f"{ADDRESS}:{port}", use_reloader=False, stdout=io.StringIO())

    def _prepare(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if not Unit.objects.exists():
            self.stdout.write("Lần đầu: đang nạp dữ liệu minh họa (khoảng nửa phút) …")
            self.stdout.flush()
            call_command("load_demo", stdout=self.stdout)
        call_command("roll_calendar", stdout=io.StringIO())

    def _welcome(self, port: int) -> None:
        self.stdout.write(f"\nBình Đẳng đang chạy tại  http://{ADDRESS}:{port}/\n")
        self.stdout.write(f"Tài khoản dùng thử (mật khẩu: {places.PASSWORD})\n{accounts_table()}")
        self.stdout.write("Dừng: Ctrl+C\n")
        self.stdout.flush()
