"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from binhdang.web.menu import MenuItem


class HomeConfig(AppConfig):
    name = "binhdang.home"
    verbose_name = _("Việc của tôi")
    menu = (MenuItem(_("Việc của tôi"), "home:my_work", order=10), MenuItem(_("Toàn cảnh"), "home:lead", order=11))
