"""The request as views know it after the access declaration: somebody is signed in."""

from django.http import HttpRequest

from binhdang.accounts.models import Person


class Request(HttpRequest):
    """A request whose user is a person."""

    user: Person
