"""Who owes, who is late, who sent."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from binhdang.accounts.requests import Request
from binhdang.organisations.models import Group
from binhdang.reports import owing as reads
from binhdang.reports.forms import OwingFilterForm
from binhdang.reports.views.reading import tabs_for
from binhdang.web.access import requires

OWING = ("not_submitted", "returned", "asked")


@requires("reports.oversee")
@require_GET
def owing(request: Request) -> HttpResponse:
    """Show who owes (ai còn nợ): every regime, all its units, and the table of those who owe."""
    today = timezone.localdate()
    regimes = reads.regimes_for(request.user, today)
    regime = reads.chosen_regime(regimes, request.GET.get("regime", ""), today)
    groups = Group.objects.filter(within__in=request.user.reach("reports.oversee"))
    form = OwingFilterForm(request.GET, groups=groups)
    filters = form.cleaned_data if form.is_valid() else {}
    owed = regime.owed if regime else []
    shown = reads.with_papers(reads.narrow(owed, words=filters.get("q", ""), group=filters.get("group"), today=today))
    state = request.GET.get("state", "")
    wanted = (state,) if state in reads.ORDER else OWING
    rows = [one for one in shown if one.standing.state in wanted]
    context = {
        "tabs": tabs_for(request.user),
        "regimes": regimes,
        "regime": regime,
        "form": form,
        "shown": shown,
        "parts": reads.parts_of(shown),
        "state": state if state in reads.ORDER else "",
        "rows": rows,
        "today": today,
    }
    return render(request, "reports/owing.html", context)
