"""Signing in and out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from binhdang.accounts import operations
from binhdang.accounts.forms import SignInForm
from binhdang.accounts.models import Grant, Person
from binhdang.web.access import public

# What the demo is made with; shown only in development, where anybody may read it.
DEMO_USERNAMES = ("lan", "son", "binh", "minh", "hai", "hoa", "dung", "tam", "vinh", "quan")
DEMO_PASSWORD = "binhdang-demo"  # noqa: S105 - no secret: it is printed on the page


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A line of the hint on the sign-in page (tài khoản dùng thử)."""

    username: str
    label: str
    password: str = DEMO_PASSWORD


def demo_accounts() -> list[DemoAccount]:
    """Return the accounts of the demo that are there; outside development none, whatever is there."""
    if settings.PRODUCTION:
        return []
    people = Person.objects.filter(username__in=DEMO_USERNAMES, is_active=True).select_related("unit")
    by_name = {person.username: person for person in people.prefetch_related("grants")}
    return [DemoAccount(name, _label(by_name[name])) for name in DEMO_USERNAMES if name in by_name]


def _label(person: Person) -> str:
    """Say what somebody is by the widest role they hold, and where they work."""
    grants = sorted(person.grants.all(), key=lambda grant: grant.scope != Grant.Scope.SUBTREE)
    return ", ".join([*(str(grant.get_role_display()) for grant in grants[:1]), person.unit.label])


class SignIn(LoginView):
    """The sign-in page (đăng nhập)."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let them in, and note it."""
        response = super().form_valid(form)
        person = form.get_user()
        if isinstance(person, Person):
            operations.sign_in(person, by=person.actor)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django declares it
        """Add the accounts to try."""
        return super().get_context_data(**kwargs, demo_accounts=demo_accounts())


sign_in = public(SignIn.as_view())
sign_out = public(LogoutView.as_view())
