"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from binhdang.web.menu import MenuItem


class ReportsConfig(AppConfig):
    name = "binhdang.reports"
    verbose_name = _("Báo cáo")
    menu = (MenuItem(_("Báo cáo"), "reports:index", order=40),)
