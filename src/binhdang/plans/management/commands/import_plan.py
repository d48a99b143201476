"""Bring in a plan from the command line (nhập kế hoạch)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from binhdang.accounts.acting import System
from binhdang.documents.operations import upload
from binhdang.documents.storage import discarding_files
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from binhdang.plans.operations import Confirmed, confirm, draft
from binhdang.web.rules import RuleBroken


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan that was brought in, and what its confirmation gave when it was asked for."""

    plan: Plan
    confirmed: Confirmed | None


def import_plan(path: Path, unit: Unit, *, confirmed: bool) -> Imported:
    """Read, draft and (if wanted) confirm: all of it or nothing."""
    by = System("import_plan")
    today = timezone.localdate()
    with discarding_files(), transaction.atomic():
        document = upload(data=path.read_bytes(), name=path.name, issuing_unit=unit, by=by)
        plan = draft(document, by=by, today=today)
        result = confirm(plan, by=by, today=today, create_unknown=True) if confirmed else None
    plan.refresh_from_db()
    return Imported(plan, result)


def figures(imported: Imported) -> dict[str, Any]:
    """Return what was imported as plain values."""
    plan, result = imported.plan, imported.confirmed
    return {
        "plan": plan.pk,
        "document": plan.document_id,
        "title": plan.title,
        "year": plan.year,
        "state": plan.state,
        "tasks": result.tasks if result else plan.placements.count(),
        "assignments": result.assignments if result else 0,
        "deadlines": result.deadlines if result else 0,
        "duties": result.duties if result else 0,
        "due_items": result.due_items if result else 0,
        "warnings": result.warnings if result else [],
    }


class Command(BaseCommand):
    """binhdang import_plan FILE --unit CODE [--confirm] [--json]"""

    help = "Nhập một kế hoạch từ tệp; --confirm: đưa vào thực hiện ngay."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, help="tệp kế hoạch (.txt, .docx, .html)")
        parser.add_argument("--unit", required=True, help="mã đơn vị ban hành")
        parser.add_argument("--confirm", action="store_true", help="xác nhận ngay, không rà soát")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - the signature of Django
        """Import, and print what came of it."""
        try:
            unit = Unit.objects.select_related("level").get(code=options["unit"])
            told = figures(import_plan(options["file"], unit, confirmed=options["confirm"]))
        except Unit.DoesNotExist as error:
            raise CommandError(
                _("Không có đơn vị nào có mã %(code)s. Xem các mã: binhdang units.") % {"code": options["unit"]},
                returncode=2,
            ) from error
        except OSError as error:
            raise CommandError(
                _("Không mở được tệp %(file)s: hãy kiểm tra đường dẫn và quyền đọc.") % {"file": options["file"]},
                returncode=2,
            ) from error
        except RuleBroken as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(
            _(
                "Kế hoạch số %(plan)s trong hệ thống: %(tasks)s việc, %(assignments)s phân công, %(deadlines)s hạn, "
                "%(duties)s nghĩa vụ. Tình trạng: %(state)s."
            )
            % {**told, "state": Plan.State(told["state"]).label}
        )
        for warning in told["warnings"]:
            self.stdout.write(f"- {warning}")
