"""The pages shown when something is wrong: what happened and what to do, in Vietnamese."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from binhdang.web.access import public


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be understood."""
    return render(request, "400.html", status=400)


@public
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who lacks the permission."""
    return render(request, "403.html", status=403)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: the page was open too long, or the form came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


@public
def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there, or not for this person: both look the same."""
    return render(request, "404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when we failed; the page needs neither database nor session."""
    # Without the request nothing is asked of what may just have failed: no menu, no session, no database.
    return HttpResponse(render_to_string("500.html"), status=500)
