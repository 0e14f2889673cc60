"""From an issue forward to what came of it, from a task back to the cards: a page each way, and a sheet of paper."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from actionplan import thread
from actionplan.models import Task
from agenda.models import Issue
from members.access import member_required


@require_safe
@member_required
def issue_list(request):
    """Every issue, by the meeting that named it."""
    issues = Issue.objects.told().standing().select_related("meeting").order_by("-meeting__starts_at", "pk")
    return render(request, "actionplan/issue_list.html", {"issues": issues})


@require_safe
@member_required
def issue(request, pk, paper=False):
    """One issue; what was merged leads to the issue that holds its cards now."""
    issue = get_object_or_404(Issue.objects.told().select_related("meeting", "merged_into"), pk=pk)
    if issue.stands_in != issue:
        return redirect("actionplan:issue", pk=issue.stands_in.pk)
    return render(request, "actionplan/issue.html", thread.of_issue(issue) | {"paper": paper})


@require_safe
@member_required
def why(request, pk, paper=False):
    """Why a task exists: back from it to what women said."""
    tasks = Task.objects.select_related("action__meeting", "action__item__issue__meeting")
    task = get_object_or_404(tasks, pk=pk)
    return render(request, "actionplan/why.html", thread.of_task(task) | {"task": task, "paper": paper})
