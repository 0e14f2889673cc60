"""What planners see of stories: that one exists with which yeses. They ask, and open only what its owner granted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying import stories as told
from agenda.carrying.actions import stories as actions
from agenda.carrying.forms import AskStoryForm
from agenda.models import Story, StoryAsk
from members.access import planner_required, step_up_required


@require_safe
@planner_required
def story_list(request):
    today = timezone.localdate()
    context = {"stories": told.offered(request.user, today=today), "asked": told.asked_by(request.user)}
    return render(request, "agenda/story_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def ask_for_story(request, pk):
    today = timezone.localdate()
    story = get_object_or_404(Story.objects.offered(today).exclude(member=request.user), pk=pk)
    form = AskStoryForm(request.POST or None, uses=[yes.use for yes in story.yeses])
    if form.is_valid():
        try:
            is_new = actions.ask_for_use(story, **form.cleaned_data, by=request.user, today=today)
        except actions.NotAllowed:
            messages.warning(request, _("She has taken it back. Do not ask why."))
        else:
            messages.success(request, _("She is asked.") if is_new else _("You have asked her already."))
        return redirect("agenda:story_list")
    context = {"form": form, "story": story}
    return render(request, "agenda/story_ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
@step_up_required
def show_story(request, pk):
    """Opened once, for the use she granted; she reads on her own page that it was."""
    ask = get_object_or_404(StoryAsk.objects.select_related("story"), pk=pk, by=request.user)
    try:
        story = actions.show_story(ask, by=request.user, today=timezone.localdate())
    except actions.NotAllowed:
        messages.warning(request, _("She has taken it back. Do not ask why."))
        return redirect("agenda:story_list")
    response = render(request, "agenda/story_shown.html", {"story": story, "ask": ask})
    response["Cache-Control"] = "no-store, private"
    return response
