"""Own plans and estimates: who owes them, handing one in, taking it in or returning it."""

from datetime import date

from django.db.models import Prefetch
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from binhdang.accounts.requests import Request
from binhdang.documents.download import file_response
from binhdang.plans import operations
from binhdang.plans.forms import FilingForm, ReturnForm
from binhdang.plans.models import DueItem, DueItemQuerySet, Duty, Filing, Plan
from binhdang.plans.operations.filing import taken_in_by
from binhdang.plans.views.plans import about
from binhdang.web.access import requires
from binhdang.web.paging import attempt, page_of

CHOICES = ("all", "owed", "sent", "returned", "settled")


@requires("plans.see")
@require_GET
def duty(request: Request, duty_id: int) -> HttpResponse:
    """List who owes a duty on which day, and what they handed in."""
    duties = Duty.objects.visible_to(request.user).select_related("to_unit", "via_unit", "plan__document__issuing_unit")
    one = get_object_or_404(duties.defer("plan__document__text"), pk=duty_id)
    choice = request.GET.get("state", "")
    items = DueItem.objects.visible_to(request.user).filter(duty=one)
    context = about(request, one.plan)
    context |= {
        "duty": one,
        "counted": items.counted(context["today"]),
        "choice": choice if choice in CHOICES else "all",
        "choices": CHOICES,
        "page": page_of(request, _listed(items, choice, context["today"])),
        "may_accept": request.user.may("plans.accept_filing", taken_in_by(one)),
    }
    return render(request, "plans/duty.html", context)


def _listed(items: DueItemQuerySet, choice: str, today: date) -> DueItemQuerySet:
    """Return the rows of the list with their newest filing, the oldest day first."""
    newest = Prefetch("filings", Filing.objects.select_related("file").order_by("-id"), to_attr="handed_in")
    rows = items.standing_in(choice, today).select_related("unit").prefetch_related(newest)
    return rows.order_by("due_on", "unit__level__rank", "unit__sort_key", "pk")


@requires("plans.see")
@require_GET
def due_item(request: Request, due_item_id: int) -> HttpResponse:
    """Show what a unit owes on a day, what it handed in, and the form to hand it in."""
    return _shown(request, _found(request, due_item_id), FilingForm())


def _found(request: Request, due_item_id: int) -> DueItem:
    rows = DueItem.objects.visible_to(request.user).select_related(
        "unit", "period", "duty__to_unit", "duty__via_unit", "duty__plan__document__issuing_unit"
    )
    return get_object_or_404(rows.defer("duty__plan__document__text"), pk=due_item_id)


def _shown(request: Request, item: DueItem, form: FilingForm, status: int = 200) -> HttpResponse:
    filings = list(item.filings.select_related("file", "sent_by", "answered_by"))
    waiting = next((filing for filing in filings if filing.state == Filing.State.SENT), None)
    chased = item.duty.plan.state == Plan.State.IN_FORCE and not item.duty.is_withdrawn
    files = item.duty.kind != Duty.Kind.REPORT and chased
    context = {
        "item": item,
        "duty": item.duty,
        "plan": item.duty.plan,
        "filings": filings,
        "waiting": waiting,
        "form": form,
        "return_form": ReturnForm(),
        "today": timezone.localdate(),
        "may_file": files and not waiting and not item.settled_on and request.user.may("plans.file", item.unit),
        "may_accept": waiting is not None and request.user.may("plans.accept_filing", taken_in_by(item.duty)),
    }
    return render(request, "plans/due_item.html", context, status=status)


@requires("plans.file")
@require_POST
def file(request: Request, due_item_id: int) -> HttpResponse:
    """Hand in the unit's own plan or estimate."""
    item = _found(request, due_item_id)
    form = FilingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, item, form, status=422)
    code, issued_on, data, name = form.told()
    today = timezone.localdate()
    attempt(
        request,
        _("Đã gửi văn bản. Nơi nhận sẽ nhận hoặc trả lại."),
        lambda: operations.file(
            item, code=code, issued_on=issued_on, data=data, name=name, by=request.user, today=today
        ),
    )
    return redirect("plans:due_item", item.pk)


def _filing(request: Request, filing_id: int) -> Filing:
    rows = Filing.objects.visible_to(request.user).select_related(
        "file", "due_item__unit", "due_item__duty__to_unit", "due_item__duty__via_unit",
        "due_item__duty__plan__document__issuing_unit",
    )  # fmt: skip
    return get_object_or_404(rows.defer("due_item__duty__plan__document__text"), pk=filing_id)


@requires("plans.accept_filing")
@require_POST
def accept_filing(request: Request, filing_id: int) -> HttpResponse:
    """Take in what a unit handed in."""
    filing = _filing(request, filing_id)
    today = timezone.localdate()
    done = _("Đã nhận văn bản của %(unit)s.") % {"unit": filing.due_item.unit}
    attempt(request, done, lambda: operations.accept_filing(filing, by=request.user, today=today))
    return redirect("plans:due_item", filing.due_item_id)


@requires("plans.accept_filing")
@require_POST
def return_filing(request: Request, filing_id: int) -> HttpResponse:
    """Return what a unit handed in, with a reason."""
    filing = _filing(request, filing_id)
    reason = request.POST.get("reason", "")
    done = _("Đã trả lại văn bản của %(unit)s.") % {"unit": filing.due_item.unit}
    attempt(request, done, lambda: operations.return_filing(filing, reason=reason, by=request.user))
    return redirect("plans:due_item", filing.due_item_id)


@requires("plans.see")
@require_GET
def download_filing(request: Request, filing_id: int) -> FileResponse:
    """Hand out the file that a unit handed in."""
    return file_response(_filing(request, filing_id).file)
