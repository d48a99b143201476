"""Making periods."""

from binhdang.periods.models import Period
from binhdang.periods.rules import Window


def period_for(window: Window) -> Period:
    """Return the period of the window, made when first asked for: reference data, so it has no audit line."""
    period, _created = Period.objects.get_or_create(
        kind=window.kind, starts_on=window.starts_on, ends_on=window.ends_on, defaults={"name": window.name}
    )
    return period
