"""Handing a report out as a file."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from binhdang.accounts.acting import Acting, demand
from binhdang.accounts.models import Person
from binhdang.audit.operations import record
from binhdang.reports.export import docx_of
from binhdang.reports.models import Version


@transaction.atomic
def export(version: Version, *, by: Acting) -> bytes:
    """Return the Word file of a version (xuất bản Word), and note who took it out of the system."""
    report = version.report
    demand(by, "reports.see", report.unit if by.may("reports.see", report.unit) else report.taken_by)
    if isinstance(by, Person) and not version.is_signed and not report.is_inside(by):
        raise PermissionDenied("reports.export")
    data = docx_of(version)
    record("reports.export", by=by.actor, about=version, size=len(data))
    return data
