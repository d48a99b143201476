"""The command line of the application (`binhdang migrate`, `binhdang start`, …)."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, execute_from_command_line
from django.core.management.base import SystemCheckError
from django.db import DatabaseError

NOT_READY = "Cơ sở dữ liệu chưa sẵn sàng ({error}). Hãy xem DATABASE_URL, rồi chạy: binhdang migrate"


def main() -> None:
    """Run one management command; what goes wrong is one sentence on stderr, or all of it with --traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binhdang.config.settings")
    if "--traceback" in sys.argv or not _is_command(sys.argv):
        execute_from_command_line(sys.argv)
        return
    try:
        # With this option Django hands errors on instead of printing them with the name of their class.
        execute_from_command_line([*sys.argv, "--traceback"])
    except SystemCheckError:
        raise
    except CommandError as refusal:
        sys.exit(_said(str(refusal), refusal.returncode))
    except ImproperlyConfigured as refusal:
        sys.exit(_said(str(refusal), 2))
    except DatabaseError as error:
        sys.exit(_said(NOT_READY.format(error=" ".join(str(error).split())), 2))


def _is_command(argv: list[str]) -> bool:
    return len(argv) > 1 and not argv[1].startswith("-") and argv[1] not in {"help", "version"}


def _said(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - this is the command line
    return code
