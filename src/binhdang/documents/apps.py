"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from binhdang.web.menu import MenuItem


class DocumentsConfig(AppConfig):
    name = "binhdang.documents"
    verbose_name = _("Văn bản")
    menu = (MenuItem(_("Văn bản"), "documents:index", order=60),)
