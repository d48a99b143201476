"""The list of units and groups."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from binhdang.organisations.forms import SearchForm
from binhdang.organisations.models import Group, Unit, in_force
from binhdang.web.access import requires
from binhdang.web.paging import page_of


@requires("organisations.see")
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the units in the person's reach, the top of the tree first, and the groups they form."""
    person: Any = request.user  # people stand above this app: asked only for their reach
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    members = Count("memberships", filter=in_force(timezone.localdate(), "memberships__"))
    context = {
        "form": form,
        "words": words,
        "page": page_of(request, Unit.objects.visible_to(person).matching(words).top_of_tree_first()),
        "groups": Group.objects.visible_to(person).select_related("within").annotate(members=members)[:50],
    }
    return render(request, "organisations/index.html", context)
