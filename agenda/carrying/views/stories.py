"""Her own stories: kept, allowed for each use, taken back, erased; who asks for them, and who opened them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying import stories as told
from agenda.carrying.actions import stories as actions
from agenda.carrying.forms import AnswerForm, NewStoryForm, StoryForHerForm, StoryForm
from agenda.models import Story, StoryAsk, Use
from members.access import helper_required, member_required, step_up_required


@require_safe
@member_required
def my_stories(request):
    """Without a word of any story: whoever holds her phone learns nothing of it here."""
    context = {"stories": told.hers(request.user, today=timezone.localdate())}
    return render(request, "agenda/my_stories.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_story(request):
    form = NewStoryForm(request.POST or None)
    if form.is_valid():
        actions.keep_story(request.user, **form.cleaned_data, today=timezone.localdate())
        messages.success(request, _("It is kept. Nobody reads it unless you say yes."))
        return redirect("agenda:my_stories")
    return _writing(request, "agenda/story_new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@helper_required
def story_for_her(request):
    """Her words, written down by a woman she trusts, who cannot read them again."""
    form = StoryForHerForm(request.POST or None)
    if form.is_valid():
        actions.keep_story(**form.cleaned_data, written_with=request.user, today=timezone.localdate())
        messages.success(request, _("It is kept for her. You cannot read it again here."))
        return redirect("agenda:story_for_her")
    return _writing(request, "agenda/story_for_her.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@step_up_required
def my_story(request, pk):
    """Her own words again, after she has shown that it is she."""
    story = _hers_or_404(request, pk)
    form = StoryForm(request.POST or None, held=story)
    if form.is_valid():
        actions.rewrite_story(story, **form.cleaned_data, today=timezone.localdate())
        messages.success(request, _("Saved."))
        return redirect("agenda:my_stories")
    return _writing(request, "agenda/my_story.html", form, story=story)


@require_POST
@member_required
def allow_use(request, pk, use):
    actions.allow_use(_hers_or_404(request, pk), use=_use_or_404(use), today=timezone.localdate())
    messages.success(request, _("It is a yes for a year. You are still asked every time."))
    return redirect("agenda:my_stories")


@require_POST
@member_required
def take_back_use(request, pk, use):
    actions.take_back_use(_hers_or_404(request, pk), use=_use_or_404(use), today=timezone.localdate())
    messages.success(request, _("It is taken back, and nobody can open it for this any more."))
    return redirect("agenda:my_stories")


@require_POST
@member_required
def erase_story(request, pk):
    if actions.erase_story(_hers_or_404(request, pk)):
        messages.success(request, _("It is gone, every word."))
    return redirect("agenda:my_stories")


@require_POST
@member_required
def answer_ask(request, pk):
    ask = get_object_or_404(StoryAsk.objects.select_related("story"), pk=pk, story__member=request.user)
    form = AnswerForm(request.POST)
    if form.is_valid() and actions.answer_ask(ask, **form.cleaned_data, today=timezone.localdate()):
        messages.success(request, _("Your answer is kept."))
    else:
        messages.warning(request, _("This asking is over."))
    return redirect("agenda:my_stories")


def _hers_or_404(request, pk) -> Story:
    return get_object_or_404(Story.objects.of(request.user), pk=pk)


def _use_or_404(use: str) -> str:
    if use not in Use.values:
        raise Http404
    return use


def _writing(request, template, form, **more):
    context = {"form": form, "uses": told.uses(), **more}
    response = render(request, template, context, status=422 if form.is_bound else 200)
    response["Cache-Control"] = "no-store, private"
    return response
