from functools import cache

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from tests.bench.bare.models import Grade

A_LINE = 100


def insert(request):
    """One row from four posted numbers."""
    names = ("participant", "issue", "urgency", "feasibility")
    Grade.objects.create(**{name: int(request.POST[name]) for name in names})
    return HttpResponse(status=204)


def text(request):
    return HttpResponse("17", content_type="text/plain")


def page(request, size):
    """A page of about ``size`` bytes: a variable, a condition and a loop's turn for every hundred of them."""
    return render(request, "bare/page.html", {"rows": rows(size // A_LINE)})


@cache
def rows(count: int) -> list[dict]:
    return [{"pk": n, "words": "maneno " * 8, "done": n % 2} for n in range(count)]


urlpatterns = [path("insert/", insert), path("text/", text), path("page/<int:size>/", page)]
