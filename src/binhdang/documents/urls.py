"""Addresses of documents."""

from django.urls import path

from binhdang.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:document_id>/", views.detail, name="detail"),
    path("<int:document_id>/download/", views.download, name="download"),
]
