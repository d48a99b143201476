"""Django's view of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "binhdang.tasks"
    verbose_name = _("Nhiệm vụ")
