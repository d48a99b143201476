"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "binhdang.organisations"
    verbose_name = _("Cơ quan, đơn vị")
