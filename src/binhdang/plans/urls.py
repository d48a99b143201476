"""Addresses of plans."""

from django.urls import include, path

from binhdang.plans.views import duties, filings, plans, tasks

app_name = "plans"
urlpatterns = [
    path("", plans.index, name="index"),
    path("import/", plans.import_plan, name="import_plan"),
    path("<int:plan_id>/", plans.detail, name="detail"),
    path("<int:plan_id>/duties/", plans.duties, name="duties"),
    path("<int:plan_id>/duties/create/", duties.create_duty, name="create_duty"),
    path("<int:plan_id>/review/", include("binhdang.plans.review.urls")),
    path("tasks/<int:plan_task_id>/correct/", tasks.correct_task, name="correct_task"),
    path("tasks/<int:plan_task_id>/withdraw/", tasks.withdraw_task, name="withdraw_task"),
    path("duties/<int:duty_id>/", filings.duty, name="duty"),
    path("duties/<int:duty_id>/correct/", duties.correct_duty, name="correct_duty"),
    path("duties/<int:duty_id>/withdraw/", duties.withdraw_duty, name="withdraw_duty"),
    path("due/<int:due_item_id>/", filings.due_item, name="due_item"),
    path("due/<int:due_item_id>/file/", filings.file, name="file"),
    path("filings/<int:filing_id>/accept/", filings.accept_filing, name="accept_filing"),
    path("filings/<int:filing_id>/return/", filings.return_filing, name="return_filing"),
    path("filings/<int:filing_id>/download/", filings.download_filing, name="download_filing"),
]
