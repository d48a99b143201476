"""The review page (rà soát bản đọc): what was read beside the text, until the plan is put in force."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.documents.forms import fact_form
from binhdang.documents.models import Fact, LedgerItem, Reading
from binhdang.plans.models import Plan, Section
from binhdang.plans.operations import confirm as confirm_plan
from binhdang.plans.operations import discard as discard_plan
from binhdang.plans.operations import mark_group as mark_section
from binhdang.plans.review import operations
from binhdang.plans.review.forms import WordsForm, kind_for
from binhdang.plans.review.page import Review, progress, reading_of
from binhdang.plans.review.rows import TITLES, item_line
from binhdang.web.access import requires
from binhdang.web.paging import attempt
from binhdang.web.rules import RuleBroken


def is_fragment(request: Request) -> bool:
    """Say whether only a piece of the page is asked for."""
    return "HX-Request" in request.headers


def fragment(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    """Return a piece of the page; the address of the page stays."""
    response = render(request, template, context)
    response["HX-Push-Url"] = "false"
    return response


def plan_of(request: Request, plan_id: int) -> Plan:
    """Return the plan if the person may see it."""
    plans = Plan.objects.visible_to(request.user).select_related("document__issuing_unit__level", "document__file")
    return get_object_or_404(plans, pk=plan_id)


def fact_of(plan: Plan, fact_id: int) -> Fact:
    """Return a fact of the reading under review; one of another plan is not there."""
    facts = Fact.objects.select_related("reading__document__issuing_unit").defer("reading__result")
    return get_object_or_404(facts, pk=fact_id, reading=reading_of(plan))


def back(request: Request, plan: Plan, anchor: str = "") -> HttpResponse:
    """Go to the review page, at a place of it; a fragment's page is loaded anew."""
    if is_fragment(request):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect(reverse("plans:review", args=[plan.pk]) + (f"#{anchor}" if anchor else ""))


def fact_answer(request: Request, plan: Plan, fact_id: int, *, weighs: bool = False) -> HttpResponse:
    """Answer with the fact as it now stands: only its line, or the page at its place.

    `weighs`: what putting the plan in force would bring about is another thing now.
    """
    if not is_fragment(request):
        return back(request, plan, f"dk-{fact_id}")
    page = Review(plan, today=timezone.localdate())
    row = page.line(fact_of(plan, fact_id))
    context = {"plan": plan, "row": row, "progress": page.progress}
    if weighs:
        context["outcome"] = page.outcome()
    return fragment(request, "plans/_review_answer.html", context)


def decide(
    request: Request, plan: Plan, fact_id: int, act: Callable[[], object], *, weighs: bool
) -> HttpResponse:  # fmt: skip
    """Run a decision about a fact and show what came of it."""
    try:
        act()
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return back(request, plan, f"dk-{fact_id}")
    return fact_answer(request, plan, fact_id, weighs=weighs)


@requires("documents.review")
@require_GET
def review(request: Request, plan_id: int) -> HttpResponse:
    """Show the text with its marks, and the facts by kind."""
    plan = plan_of(request, plan_id)
    if plan.state != Plan.State.DRAFT:
        return redirect("plans:detail", plan.pk)
    only, start = request.GET.get("only", ""), request.GET.get("start", "")
    page = Review(
        plan, today=timezone.localdate(), only=only if only in Fact.Kind.values else "",
        start=int(start) if start.isdecimal() and len(start) < 7 else 0, doubtful=request.GET.get("show") == "doubtful",
    )  # fmt: skip
    return render(request, "plans/review.html", {"plan": plan, "page": page, "progress": page.progress})


@requires("documents.review")
@require_GET
def review_fact(request: Request, plan_id: int, fact_id: int) -> HttpResponse:
    """Show one fact again, as after leaving its form."""
    plan = plan_of(request, plan_id)
    return fact_answer(request, plan, fact_of(plan, fact_id).pk)


@requires("documents.review")
@require_POST
def review_accept(request: Request, plan_id: int, fact_id: int) -> HttpResponse:
    """Take a fact."""
    plan = plan_of(request, plan_id)
    fact = fact_of(plan, fact_id)
    was_out = fact.decision == Fact.Decision.REJECTED
    return decide(
        request, plan, fact_id, lambda: operations.accept(plan, fact, by=request.user, today=timezone.localdate()),
        weighs=was_out,
    )  # fmt: skip


@requires("documents.review")
@require_POST
def review_reject(request: Request, plan_id: int, fact_id: int) -> HttpResponse:
    """Say that it is none."""
    plan = plan_of(request, plan_id)
    fact = fact_of(plan, fact_id)
    return decide(
        request, plan, fact_id, lambda: operations.reject(plan, fact, by=request.user, today=timezone.localdate()),
        weighs=True,
    )  # fmt: skip


@requires("documents.review")
@require_http_methods(["GET", "POST"])
def review_correct(request: Request, plan_id: int, fact_id: int) -> HttpResponse:
    """Correct a fact: the form of its kind, in the place of its line or as a page of its own."""
    plan = plan_of(request, plan_id)
    fact = fact_of(plan, fact_id)
    form = fact_form(fact.kind, request.POST if request.method == "POST" else None, fact.current, name=f"sua-{fact_id}")
    if request.method == "POST" and form.is_valid():
        value = form.value(fact.current)
        try:
            operations.correct(plan, fact, value=value, by=request.user, today=timezone.localdate())
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            return fact_answer(request, plan, fact_id, weighs=True)
    row = Review(plan, today=timezone.localdate()).line(fact)
    context = {"plan": plan, "row": row, "fact": fact, "form": form}
    return form_page(request, "plans/_review_correct.html", context, refused=bool(form.errors))


def form_page(request: Request, template: str, context: dict[str, Any], *, refused: bool) -> HttpResponse:
    """Show a form in its place, or on a page of its own."""
    if is_fragment(request):
        first = next(iter(context["form"].visible_fields()), None) if "form" in context else None
        if first is not None:
            first.field.widget.attrs["autofocus"] = True
        return fragment(request, template, context)
    page = {**context, "fragment": template}
    return render(request, "plans/review_form.html", page, status=422 if refused else 200)


def _asked_to_add(request: Request, reading: Reading) -> tuple[LedgerItem | None, str, dict[str, object]]:
    """Return the item of the ledger that the new fact is to use, its kind, and the words to begin with."""
    asked = request.POST if request.method == "POST" else request.GET
    number = asked.get("item", "")
    item = LedgerItem.objects.filter(reading=reading, pk=number).first() if number.isdecimal() else None
    kind = kind_for(item, asked.get("kind", ""))
    if item:
        return item, kind, {"words": item.text, "near": item.start}
    return None, kind, {key: asked.get(key, "") for key in ("words", "near")}


@requires("documents.review")
@require_http_methods(["GET", "POST"])
def review_add(request: Request, plan_id: int) -> HttpResponse:
    """Add a fact: its kind, the words it rests on, its value."""
    plan = plan_of(request, plan_id)
    reading = reading_of(plan)
    item, kind, given = _asked_to_add(request, reading)
    if request.method == "POST":
        words, form = WordsForm(request.POST, text=reading.document.text), fact_form(kind, request.POST)
        if words.is_valid() and form.is_valid():
            start, end = words.place
            try:
                fact = operations.add(
                    plan, reading, kind=kind, value=form.value(), start=start, end=end, by=request.user,
                    today=timezone.localdate(),
                )  # fmt: skip
            except RuleBroken as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Đã thêm dữ kiện."))
                return back(request, plan, f"dk-{fact.pk}")
    else:
        words, form = WordsForm(initial=given, text=reading.document.text), fact_form(kind)
    context = {"plan": plan, "words": words, "form": form, "kind": kind, "kinds": TITLES.items(), "item": item}
    return render(request, "plans/review_add.html", context, status=422 if words.errors or form.errors else 200)


@requires("documents.review")
@require_POST
def review_accept_all(request: Request, plan_id: int) -> HttpResponse:
    """Take all sure facts of a kind."""
    plan, kind = plan_of(request, plan_id), request.POST.get("kind", "")
    if kind in Fact.Kind.values:
        reading = reading_of(plan)
        attempt(
            request,
            _("Đã nhận mọi dữ kiện chắc chắn: %(kind)s.") % {"kind": TITLES[kind]},
            lambda: operations.accept_all(plan, reading, kind=kind, by=request.user),
        )
    return back(request, plan, f"loai-{kind}")


@requires("documents.review")
@require_POST
def review_close(request: Request, plan_id: int, item_id: int) -> HttpResponse:
    """Say what becomes of words that no fact has used."""
    plan = plan_of(request, plan_id)
    items = LedgerItem.objects.select_related("reading__document__issuing_unit").defer("reading__result")
    item = get_object_or_404(items, pk=item_id, reading=reading_of(plan))
    try:
        item = operations.close_ledger_item(
            plan, item, decision=request.POST.get("decision", ""), by=request.user
        )  # fmt: skip
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return back(request, plan, f"muc-{item_id}")
    if not is_fragment(request):
        return back(request, plan, f"muc-{item_id}")
    line = item_line(item, plan.document.text)
    context = {"plan": plan, "line": line, "item": item, "progress": progress(reading_of(plan))}
    return fragment(request, "plans/_review_item_answer.html", context)


@requires("plans.confirm")
@require_POST
def review_mark_group(request: Request, plan_id: int, section_id: int) -> HttpResponse:
    """Say whether an item of the outline is a content group."""
    plan = plan_of(request, plan_id)
    sections = Section.objects.select_related("plan__document__issuing_unit")
    section = get_object_or_404(sections, plan=plan, pk=section_id)
    is_group = request.POST.get("is_group") == "yes"
    done = _("Đã ghi “%(section)s” là nhóm nội dung.") if is_group else _("“%(section)s” không còn là nhóm nội dung.")
    attempt(
        request, done % {"section": section}, lambda: mark_section(section, is_group=is_group, by=request.user)
    )  # fmt: skip
    return back(request, plan, "loai-outline")


@requires("documents.review")
@require_POST
def review_reread(request: Request, plan_id: int) -> HttpResponse:
    """Read the document again; decisions stay."""
    plan = plan_of(request, plan_id)
    attempt(
        request,
        _("Đã đọc lại văn bản; quyết định của người rà soát được giữ nguyên."),
        lambda: operations.reread(plan, by=request.user, today=timezone.localdate()),
    )
    return back(request, plan)


@requires("plans.confirm")
@require_POST
def review_discard(request: Request, plan_id: int) -> HttpResponse:
    """Throw away the draft and its document."""
    plan = plan_of(request, plan_id)
    done = _("Đã bỏ bản rà soát của tệp “%(file)s”.") % {"file": plan.document.file.name}
    if attempt(request, done, lambda: discard_plan(plan, by=request.user)):
        return redirect("plans:index")
    return back(request, plan)


@requires("plans.confirm")
@require_POST
def review_confirm(request: Request, plan_id: int) -> HttpResponse:
    """Put the plan in force."""
    plan = plan_of(request, plan_id)
    try:
        done = confirm_plan(plan, by=request.user, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return back(request, plan, "dua-vao")
    said = (
        _("Kế hoạch đã hết năm, được lưu để tra cứu: %(tasks)s việc, %(assignments)s phân công, %(duties)s nghĩa vụ.")
        if done.is_history
        else _("Kế hoạch đã được đưa vào thực hiện: %(tasks)s việc, %(assignments)s phân công, %(duties)s nghĩa vụ.")
    )
    messages.success(request, said % {"tasks": done.tasks, "assignments": done.assignments, "duties": done.duties})
    for warning in done.warnings:
        messages.warning(request, warning)
    return redirect("plans:detail", plan.pk)
