"""Addresses of web."""

from django.urls import path

from binhdang.web import views

app_name = "web"
urlpatterns = [path("components/", views.components, name="components")]
