"""Addresses of home."""

from django.urls import path

from binhdang.home import views

app_name = "home"
urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("lead/", views.lead, name="lead"),
    path("lead/tasks/", views.lead_tasks, name="lead_tasks"),
]
