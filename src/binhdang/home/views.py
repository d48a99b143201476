"""The first screen of each role."""

from django.http import HttpResponse
from django.shortcuts import render

from binhdang.accounts.requests import Request
from binhdang.web.access import signed_in


@signed_in
def my_work(request: Request) -> HttpResponse:
    """Show what the person has to do (việc của tôi)."""
    return render(request, "home/my_work.html")
