"""Chapters: their list, one of them, closing it, moving a member."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members import actions, queries
from members.access import membership_admin_required
from members.forms import ChapterForm, CloseForm, MoveForm
from members.models import Chapter, Member


@require_http_methods(["GET", "POST"])
@membership_admin_required
def chapters(request):
    form = ChapterForm(request.POST or None)
    if form.is_valid():
        actions.add_chapter(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("The chapter is added."))
        return redirect("members:chapters")
    context = {"form": form, "chapters": queries.chapters()}
    return render(request, "members/chapters.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@membership_admin_required
def chapter(request, pk):
    one = get_object_or_404(queries.chapters(), pk=pk)
    form = ChapterForm(request.POST or None, instance=one)
    if form.is_valid():
        actions.change_chapter(one, **form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("members:chapters")
    context = {"form": form, "chapter": Chapter.objects.get(pk=pk), "women": one.women}
    return render(request, "members/chapter.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@membership_admin_required
def close_chapter(request, pk):
    one = get_object_or_404(queries.chapters().open(), pk=pk)
    form = CloseForm(request.POST or None, chapter=one, has_members=bool(one.women))
    if form.is_valid():
        if actions.close_chapter(one, into=form.cleaned_data["into"], by=request.user, now=timezone.now()):
            messages.success(request, _("The chapter is closed."))
        else:
            messages.warning(request, _("Somebody came into this chapter a moment ago. Look again."))
        return redirect("members:chapters")
    wrong = form.is_bound
    return render(
        request, "members/close_chapter.html", {"form": form, "chapter": one}, status=422 if wrong else 200
    )


@require_POST
@membership_admin_required
def open_chapter(request, pk):
    one = get_object_or_404(Chapter, pk=pk)
    if actions.open_chapter(one, by=request.user, now=timezone.now()):
        messages.success(request, _("The chapter is open again."))
    return redirect("members:chapters")


@require_http_methods(["GET", "POST"])
@membership_admin_required
def move(request, pk):
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    form = MoveForm(request.POST or None, initial={"chapter": woman.chapter_id})
    if request.method == "POST" and form.is_valid():
        if actions.move(woman, chapter=form.cleaned_data["chapter"], by=request.user, now=timezone.now()):
            messages.success(request, _("She is moved."))
        return redirect("members:person", pk)
    context = {"form": form, "woman": woman}
    return render(request, "members/move.html", context, status=422 if form.is_bound else 200)
