"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from binhdang.web.menu import MenuItem


class OrganisationsConfig(AppConfig):
    name = "binhdang.organisations"
    verbose_name = _("Cơ quan, đơn vị")
    menu = (MenuItem(_("Đơn vị"), "organisations:index", order=70),)
