"""Addresses of assessments."""

from django.urls import path

from dedere_web.obligations.views import (
    answering,
    assessments,
    comparing,
    plans,
    reporting,
    results,
    workbooks,
)

app_name = "obligations"
urlpatterns = [
    path("", assessments.listed, name="assessments"),
    path("new/", assessments.begin, name="begin"),
    path("roadmap/", plans.roadmap, name="roadmap"),
    path("notices/", plans.notices, name="notices"),
    path("definition/", comparing.definition, name="definition"),
    path("<uuid:assessment>/", assessments.assessment, name="assessment"),
    path("<uuid:assessment>/move/", assessments.move, name="move"),
    path("<uuid:assessment>/visibility/", assessments.visibility, name="visibility"),
    path("<uuid:assessment>/observations/", assessments.observations, name="observations"),
    path("<uuid:assessment>/questions/", answering.questions, name="questions"),
    path("<uuid:assessment>/questions/<path:key>/remark/", answering.remark, name="remark"),
    path("<uuid:assessment>/questions/<path:key>/", answering.question, name="question"),
    path("<uuid:assessment>/gaps/", results.gaps, name="gaps"),
    path("<uuid:assessment>/needs/", results.needs, name="needs"),
    path("<uuid:assessment>/pipeline/", results.pipeline, name="pipeline"),
    path("<uuid:assessment>/report.<slug:ext>", reporting.report, name="report"),
    path("<uuid:assessment>/workbook.xlsx", workbooks.download, name="workbook"),
    path("<uuid:assessment>/import/", workbooks.bring, name="import"),
]
