"""Signing in and out."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView

from binhdang.web.access import public

sign_in = public(
    LoginView.as_view(
        template_name="accounts/sign_in.html",
        authentication_form=AuthenticationForm,
        redirect_authenticated_user=True,
    )
)
sign_out = public(LogoutView.as_view())
