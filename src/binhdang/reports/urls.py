"""Addresses of reports."""

from django.urls import path

from binhdang.reports.views import answering, consolidating, entry, owing, reading, signing

app_name = "reports"
urlpatterns = [
    path("", reading.index, name="index"),
    path("owing/", owing.owing, name="owing"),
    path("start/<int:due_item_id>/", entry.start, name="start"),
    path("consolidate/", consolidating.consolidate, name="consolidate"),
    path("<int:report_id>/", reading.preview, name="preview"),
    path("<int:report_id>/export/", reading.export, name="export"),
    path("<int:report_id>/edit/", entry.edit, name="edit"),
    path("<int:report_id>/save/", entry.save, name="save"),
    path("<int:report_id>/submit/", signing.submit, name="submit"),
    path("<int:report_id>/send-back/", signing.send_back, name="send_back"),
    path("<int:report_id>/sign/", signing.sign, name="sign"),
    path("<int:report_id>/number/", signing.number, name="number"),
    path("<int:report_id>/return/", answering.return_report, name="return_report"),
    path("<int:report_id>/accept/", answering.accept, name="accept"),
    path("<int:report_id>/tally/", consolidating.tally, name="tally"),
    path("<int:report_id>/parts/<slug:item_code>/", consolidating.parts, name="parts"),
    path("<int:report_id>/recount/", consolidating.recount, name="recount"),
    path("<int:report_id>/declare/<slug:item_code>/", consolidating.declare, name="declare"),
    path("<int:report_id>/adjust/<slug:item_code>/", consolidating.adjust, name="adjust"),
    path("adjustments/<int:adjustment_id>/drop/", consolidating.drop, name="drop"),
    path("<int:report_id>/merge/<str:section>/", consolidating.merge, name="merge"),
]
