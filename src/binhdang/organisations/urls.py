"""Addresses of organisations."""

from django.urls import path

from binhdang.organisations import views

app_name = "organisations"
urlpatterns = [path("", views.index, name="index")]
