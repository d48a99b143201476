"""Every address: one prefix for each app, with the app's own word."""

from django.urls import include, path

urlpatterns = [
    path("", include("binhdang.home.urls")),
    path("accounts/", include("binhdang.accounts.urls")),
    path("documents/", include("binhdang.documents.urls")),
    path("organisations/", include("binhdang.organisations.urls")),
    path("plans/", include("binhdang.plans.urls")),
    path("tasks/", include("binhdang.tasks.urls")),
    path("reports/", include("binhdang.reports.urls")),
    path("web/", include("binhdang.web.urls")),
]
handler400 = "binhdang.web.errors.bad_request"
handler403 = "binhdang.web.errors.permission_denied"
handler404 = "binhdang.web.errors.page_not_found"
handler500 = "binhdang.web.errors.server_error"
