"""The review page, names and groups: whom a name means, under which content group a task stands."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.organisations.lookup import find
from binhdang.plans.models import Addressee, Placement, Plan
from binhdang.plans.operations import create_all_meant, create_meant, place, resolve
from binhdang.plans.review import operations
from binhdang.plans.review.forms import NewNameForm, NewUnitForm, PlaceForm
from binhdang.plans.review.page import Review, addressees_of
from binhdang.plans.review.rows import addressee_line
from binhdang.plans.review.search import Meant, choice_of, chosen_of, current_of, found_by
from binhdang.plans.review.views import back, fact_answer, fact_of, form_page, fragment, is_fragment, plan_of
from binhdang.web.access import requires
from binhdang.web.paging import attempt
from binhdang.web.rules import RuleBroken


def _addressee(plan: Plan, addressee_id: int) -> Addressee:
    return get_object_or_404(
        Addressee.objects.select_related("plan__document__issuing_unit__level"), plan=plan, pk=addressee_id
    )


def _addressee_answer(request: Request, plan: Plan, addressee_id: int) -> HttpResponse:
    """Answer with the name as it now stands."""
    if not is_fragment(request):
        return back(request, plan, f"ten-{addressee_id}")
    page = Review(plan, today=timezone.localdate())
    addressee = get_object_or_404(addressees_of(plan), pk=addressee_id)
    line = addressee_line(addressee, page.work[addressee.folded])
    context = {"plan": plan, "line": line, "outcome": page.outcome(), "progress": page.progress}
    return fragment(request, "plans/_review_addressee_answer.html", context)


@requires("plans.confirm")
@require_GET
def review_addressee(request: Request, plan_id: int, addressee_id: int) -> HttpResponse:
    """Show a name again, as after leaving its form."""
    plan = plan_of(request, plan_id)
    return _addressee_answer(request, plan, _addressee(plan, addressee_id).pk)


@requires("plans.confirm")
@require_GET
def review_search(request: Request, plan_id: int, addressee_id: int) -> HttpResponse:
    """List those ticked and those found, as tick boxes."""
    plan = plan_of(request, plan_id)
    addressee = _addressee(plan, addressee_id)
    chosen = chosen_of(request.GET.getlist("target"))
    return fragment(request, "plans/_review_choices.html", _choices(addressee, chosen, request.GET.get("q", "")))


def _choices(addressee: Addressee, chosen: Sequence[Meant], words: str) -> dict[str, Any]:
    ticked = [choice_of(meant) for meant in chosen]
    issuing = addressee.plan.document.issuing_unit
    found = found_by(words[:200], issuing, timezone.localdate(), without=[choice.token for choice in ticked])
    return {"addressee": addressee, "chosen": ticked, "found": found, "words": words}


@requires("plans.confirm")
@require_http_methods(["GET", "POST"])
def review_resolve(request: Request, plan_id: int, addressee_id: int) -> HttpResponse:
    """Say whom a name means: those ticked, or somebody new."""
    plan = plan_of(request, plan_id)
    addressee = _addressee(plan, addressee_id)
    if request.method == "GET":
        return _resolve_form(request, addressee, current_of(addressee), request.GET.get("q", ""))
    chosen = chosen_of(request.POST.getlist("target"))
    act = _ACTS.get(request.POST.get("act", ""))
    if act is None:
        return _resolve_form(request, addressee, chosen, request.POST.get("q", ""))
    try:
        act(request, addressee, chosen)
    except RuleBroken as refusal:
        return _resolve_form(request, addressee, chosen, request.POST.get("q", ""), refusal=str(refusal))
    return _addressee_answer(request, plan, addressee.pk)


def _resolve_form(
    request: Request, addressee: Addressee, chosen: Sequence[Meant], words: str, refusal: str = ""
) -> HttpResponse:  # fmt: skip
    issuing = addressee.plan.document.issuing_unit
    # What the name itself suggests is offered first; the person may type over it.
    looked_for = words or ("" if chosen else addressee.name)
    context = _choices(addressee, chosen, looked_for) | {
        "plan": addressee.plan,
        "refusal": refusal,
        "proposals": find(addressee.name, within=issuing, on=timezone.localdate()).unknown,
        "unit_form": NewUnitForm(
            initial={"unit_name": addressee.name}, issuing=issuing, auto_id=f"moi-{addressee.pk}-%s"
        ),
    }
    return form_page(request, "plans/_review_resolve.html", context, refused=bool(refusal))


def _resolve_chosen(request: Request, addressee: Addressee, chosen: Sequence[Meant]) -> None:
    if not chosen:
        raise RuleBroken(_("Chưa chọn ai. Hãy đánh dấu ít nhất một đơn vị, chức danh hoặc nhóm."))
    resolve(addressee, targets=chosen, by=request.user)


def _clear(request: Request, addressee: Addressee, _chosen: Sequence[Meant]) -> None:
    resolve(addressee, targets=[], by=request.user)


def _create_meant(request: Request, addressee: Addressee, _chosen: Sequence[Meant]) -> None:
    create_meant(addressee, by=request.user, today=timezone.localdate())


def _create_unit(request: Request, addressee: Addressee, chosen: Sequence[Meant]) -> None:
    form = NewUnitForm(request.POST, issuing=addressee.plan.document.issuing_unit)
    if not form.is_valid():
        raise RuleBroken(_("Hãy ghi tên, loại và đơn vị cấp trên của đơn vị mới."))
    told = form.cleaned_data
    unit = operations.NewUnit(told["unit_name"], told["unit_kind"], told["unit_parent"])
    operations.resolve_to_new_unit(addressee, unit, beside=chosen, by=request.user)


def _new_name(request: Request, field: str) -> str:
    form = NewNameForm({"new_name": request.POST.get(field, "")})
    if not form.is_valid():
        raise RuleBroken(_("Hãy ghi tên của chức danh hoặc nhóm mới."))
    return str(form.cleaned_data["new_name"])


def _create_post(request: Request, addressee: Addressee, chosen: Sequence[Meant]) -> None:
    name = _new_name(request, "post_name")
    operations.resolve_to_new_post(addressee, name=name, chosen=chosen, by=request.user)


def _create_group(request: Request, addressee: Addressee, chosen: Sequence[Meant]) -> None:
    name = _new_name(request, "group_name")
    operations.resolve_to_new_group(addressee, name=name, chosen=chosen, by=request.user)


_ACTS: dict[str, Callable[[Request, Addressee, Sequence[Meant]], None]] = {
    "resolve": _resolve_chosen,
    "clear": _clear,
    "create_meant": _create_meant,
    "create_unit": _create_unit,
    "create_post": _create_post,
    "create_group": _create_group,
}


@requires("plans.confirm")
@require_POST
def review_resolve_all(request: Request, plan_id: int) -> HttpResponse:
    """Confirm whom every name is proposed to mean."""
    plan = plan_of(request, plan_id)
    attempt(request, _("Đã xác nhận các tên máy đề xuất."), lambda: operations.resolve_all(plan, by=request.user))
    return back(request, plan, "ai-la-ai")


@requires("plans.confirm")
@require_POST
def review_create_all(request: Request, plan_id: int) -> HttpResponse:
    """Make who every unknown name seems to mean, marked for checking."""
    plan = plan_of(request, plan_id)
    attempt(
        request,
        _("Đã tạo mới đơn vị, chức danh cho các tên chưa rõ; mỗi mục mang dấu “cần kiểm tra”."),
        lambda: create_all_meant(plan, by=request.user, today=timezone.localdate()),
    )
    return back(request, plan, "ai-la-ai")


@requires("plans.confirm")
@require_http_methods(["GET", "POST"])
def review_place(request: Request, plan_id: int, fact_id: int) -> HttpResponse:
    """Put a task under a content group, or under none."""
    plan = plan_of(request, plan_id)
    fact = fact_of(plan, fact_id)
    placements = Placement.objects.select_related("plan__document__issuing_unit")
    placement = get_object_or_404(placements, plan=plan, fact=fact)
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(sent, plan=plan, initial={"section": placement.section_id}, auto_id=f"nhom-{fact_id}-%s")
    if request.method == "POST" and form.is_valid():
        try:
            place(placement, section=form.cleaned_data["section"], by=request.user)
        except RuleBroken as refusal:
            messages.error(request, str(refusal))
            return back(request, plan, f"dk-{fact_id}")
        return fact_answer(request, plan, fact_id)
    row = Review(plan, today=timezone.localdate()).line(fact)
    context = {"plan": plan, "row": row, "form": form}
    return form_page(request, "plans/_review_place.html", context, refused=bool(form.errors))


@requires("plans.confirm")
@require_POST
def review_place_all(request: Request, plan_id: int) -> HttpResponse:
    """Confirm every proposed content group."""
    plan = plan_of(request, plan_id)
    attempt(request, _("Đã xác nhận các nhóm máy đề xuất."), lambda: operations.place_all(plan, by=request.user))
    return back(request, plan, "loai-task")
