"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from binhdang.web.menu import MenuItem


class PlansConfig(AppConfig):
    name = "binhdang.plans"
    verbose_name = _("Kế hoạch")
    menu = (MenuItem(_("Kế hoạch"), "plans:index", order=20),)
