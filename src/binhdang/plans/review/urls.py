"""Addresses of the review page, below a plan."""

from django.urls import path

from binhdang.plans.review import name_views as names
from binhdang.plans.review import views

urlpatterns = [
    path("", views.review, name="review"),
    path("facts/add/", views.review_add, name="review_add"),
    path("facts/accept-all/", views.review_accept_all, name="review_accept_all"),
    path("facts/<int:fact_id>/", views.review_fact, name="review_fact"),
    path("facts/<int:fact_id>/accept/", views.review_accept, name="review_accept"),
    path("facts/<int:fact_id>/reject/", views.review_reject, name="review_reject"),
    path("facts/<int:fact_id>/correct/", views.review_correct, name="review_correct"),
    path("facts/<int:fact_id>/place/", names.review_place, name="review_place"),
    path("place-all/", names.review_place_all, name="review_place_all"),
    path("ledger/<int:item_id>/close/", views.review_close, name="review_close"),
    path("sections/<int:section_id>/mark-group/", views.review_mark_group, name="review_mark_group"),
    path("addressees/resolve-all/", names.review_resolve_all, name="review_resolve_all"),
    path("addressees/create-all/", names.review_create_all, name="review_create_all"),
    path("addressees/<int:addressee_id>/", names.review_addressee, name="review_addressee"),
    path("addressees/<int:addressee_id>/search/", names.review_search, name="review_search"),
    path("addressees/<int:addressee_id>/resolve/", names.review_resolve, name="review_resolve"),
    path("reread/", views.review_reread, name="review_reread"),
    path("discard/", views.review_discard, name="review_discard"),
    path("confirm/", views.review_confirm, name="review_confirm"),
]
