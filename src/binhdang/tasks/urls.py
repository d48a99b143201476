"""Addresses of tasks."""

from django.urls import path

from binhdang.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.index, name="index"),
    path("questions/", views.questions, name="questions"),
    path("<int:assignment_id>/", views.detail, name="detail"),
    path("<int:assignment_id>/report-progress/", views.report_progress, name="report_progress"),
    path("<int:assignment_id>/extend/", views.extend, name="extend"),
    path("<int:assignment_id>/raise-obstacle/", views.raise_obstacle, name="raise_obstacle"),
    path("<int:assignment_id>/decline/", views.decline, name="decline"),
    path("extensions/<int:extension_id>/answer/", views.answer_extension, name="answer_extension"),
    path("obstacles/<int:obstacle_id>/answer/", views.answer_obstacle, name="answer_obstacle"),
    path("evidence/<int:evidence_id>/", views.evidence, name="evidence"),
]
