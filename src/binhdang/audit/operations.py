"""Writing the record."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

from binhdang.audit.models import Actor, Entry


def _plain(value: Any) -> Any:  # noqa: ANN401 - details are whatever an operation wants remembered
    """Turn a value into what JSON holds; a row becomes its id and its words."""
    if isinstance(value, models.Model):
        return {"id": value.pk, "label": str(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def record(action: str, *, by: Actor, about: models.Model, **details: object) -> Entry:
    """Write one line: inside the transaction of the operation, so that both happen or neither."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action}: an audit line belongs in the transaction of its operation")
    return Entry.objects.create(
        actor_id=by.id,
        actor_name=by.name,
        actor_post=by.post,
        actor_unit=by.unit,
        action=action,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        about_label=str(about)[:300],
        details=_plain(details),
    )
