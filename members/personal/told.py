"""What she is told of herself by members. Of other women there are numbers only."""

from django.utils.translation import gettext as _

from members.models import AuditEvent, Member, Verb
from members.personal.table import Section, section


def sections(member: Member) -> list[Section]:
    return [
        _about_her(member),
        *_reached_and_agreed(member),
        *_how_she_came_in(member),
        *_roles(member),
        *_what_she_said(member),
        *_keys(member),
        *_looked_and_done(member),
    ]


def _about_her(member: Member) -> Section:
    return section(
        "about_me",
        _("About me"),
        [member],
        ("number", _("Number"), lambda her: her.number),
        ("name_used", _("Name"), lambda her: her.name_used),
        ("legal_name", _("Legal name"), lambda her: her.legal_name),
        ("email", _("E-mail"), lambda her: her.email),
        ("phone", _("Phone"), lambda her: str(her.phone)),
        ("language", _("Language"), lambda her: her.get_language_display()),
        ("large_text", _("Large letters"), lambda her: her.large_text),
        (
            "reading_help",
            _("Shall somebody help me with reading?"),
            lambda her: her.get_reading_help_display(),
        ),
        ("offer", _("What I can give"), lambda her: str(getattr(her, "offer", ""))),
        ("kind", _("Kind"), lambda her: her.get_category_display()),
        ("chapter", _("Chapter"), lambda her: her.chapter.name if her.chapter else ""),
        ("member_since", _("Member since"), lambda her: her.joined_on),
        ("paused_since", _("You have paused since"), lambda her: her.paused_on),
        ("former_numbers", _("Former numbers"), _former_numbers),
    )


def _reached_and_agreed(member: Member) -> list[Section]:
    contact = getattr(member, "safe_contact", None)
    return [
        section(
            "reached",
            _("How to reach me"),
            [contact] if contact else [],
            ("channel", _("How may we remind you?"), lambda way: way.get_channel_display()),
            ("from_hour", _("Not before"), lambda way: f"{way.from_hour}:00"),
            ("to_hour", _("Not after"), lambda way: f"{way.to_hour}:00"),
            ("phone_shared", _("Somebody else may read this phone"), lambda way: way.phone_shared),
            ("shared_with", _("Who else reads it?"), lambda way: way.shared_with),
            (
                "message",
                _("If another person answers, you may leave a message"),
                lambda way: way.may_leave_message,
            ),
            ("agreed_on", _("Yes since"), lambda way: way.agreed_on),
            ("asked_on", _("Last asked:"), lambda way: way.reviewed_on),
        ),
        section(
            "agreed",
            _("What I agreed to"),
            member.consents.select_related("noted_by"),
            ("purpose", _("What"), lambda yes: yes.get_purpose_display()),
            ("version", _("Version"), lambda yes: yes.version),
            ("given_on", _("From"), lambda yes: yes.given_on),
            ("withdrawn_on", _("Until"), lambda yes: yes.withdrawn_on),
            ("heard_by", _("Heard by"), lambda yes: _number(yes.noted_by)),
        ),
    ]


def _how_she_came_in(member: Member) -> list[Section]:
    asked = getattr(member, "join_request", None)
    invitation = getattr(member, "invitation", None)
    vouched_for = member.vouchers.select_related("request__member")
    return [
        section(
            "asked_to_join",
            _("How I came in"),
            [asked] if asked else [],
            ("asked_at", _("Day"), lambda request: request.made_at),
            (
                "vouched",
                _("Who vouched"),
                lambda request: _numbers(request.vouchers.select_related("member")),
            ),
        ),
        section(
            "invited",
            _("I was invited"),
            [invitation] if invitation else [],
            ("accepted_at", _("Day"), lambda invited: invited.accepted_at),
            ("invited_by", _("Who"), lambda invited: _number(invited.invited_by)),
        ),
        section(
            "vouched_for",
            _("For whom I vouched"),
            [voucher for voucher in vouched_for if voucher.request.member],
            ("number", _("Number"), lambda voucher: _number(voucher.request.member)),
        ),
    ]


def _roles(member: Member) -> list[Section]:
    return [
        section(
            "roles",
            _("My roles"),
            member.role_terms.all(),
            ("role", _("Role"), lambda term: term.get_role_display()),
            ("starts_on", _("From"), lambda term: term.starts_on),
            ("ends_on", _("Until"), lambda term: term.ends_on),
        ),
        section(
            "kept_out",
            _("When I was kept out"),
            member.suspensions.all(),
            ("from", _("From"), lambda kept: kept.began_at),
            ("until", _("Until"), lambda kept: kept.ended_at or kept.ends_at),
        ),
    ]


def _what_she_said(member: Member) -> list[Section]:
    """To the one woman whom she chose, and how it went on."""
    reports = member.reports.select_related("hearer").prefetch_related("words", "steps")
    return [
        section(
            "spoken",
            _("Speak to someone"),
            [(report, words) for report in reports for words in report.words.all()],
            ("at", _("Day"), lambda said: said[1].at),
            ("to", _("Who"), lambda said: _number(said[0].hearer)),
            ("words", _("What"), lambda said: said[1].text),
        ),
        section(
            "line",
            _("How you can be reached"),
            [member.hearer_line] if hasattr(member, "hearer_line") else [],
            ("text", _("What"), lambda line: line.text),
        ),
        section(
            "calls",
            _("When somebody was to call me"),
            member.calls.all(),
            ("on", _("Day"), lambda call: call.due_on),
            ("outcome", _("What became of it"), lambda call: call.get_outcome_display()),
        ),
        section(
            "steps",
            _("What was done"),
            [step for report in reports for step in report.steps.all()],
            ("on", _("Day"), lambda step: step.on),
            ("step", _("What"), lambda step: step.get_kind_display()),
            ("note", _("A short note"), lambda step: step.note),
        ),
    ]


def _keys(member: Member) -> list[Section]:
    return [
        section(
            "sessions",
            _("Where I am logged in"),
            member.sessions.all(),
            ("since", _("since"), lambda session: session.began_on),
            ("own", _("my own phone"), lambda session: session.own),
        ),
        section(
            "cards",
            _("Made for me"),
            [*member.cards.select_related("made_by"), *member.quick_passes.select_related("made_by")],
            ("on", _("Day"), lambda key: getattr(key, "made_on", None) or key.expires_at),
            ("by", _("Who"), lambda key: _number(key.made_by)),
        ),
        section(
            "pin",
            _("PIN"),
            [member.pin] if hasattr(member, "pin") else [],
            ("kept", _("PIN"), lambda pin: True),
        ),
    ]


def _looked_and_done(member: Member) -> list[Section]:
    by_her = AuditEvent.objects.filter(actor=member)
    about_her = AuditEvent.objects.filter(about=f"member:{member.pk}").exclude(actor=member)
    columns = (
        ("at", _("Day"), lambda event: event.at),
        ("deed", _("What"), lambda event: Verb(event.verb).label),
    )
    return [
        section(
            "looked",
            _("Who looked at my details"),
            member.lookups.all(),
            ("on", _("Day"), lambda lookup: lookup.on),
            ("role", _("Role"), lambda lookup: lookup.get_role_display()),
            ("detail", _("What"), lambda lookup: lookup.get_detail_display()),
            ("reason", _("Why?"), lambda lookup: f"{lookup.get_reason_display()} {lookup.words}".strip()),
        ),
        section("done_by_me", _("In the record: what I did"), by_her, *columns),
        section("done_about_me", _("In the record: what others did about me"), about_her, *columns),
    ]


def _number(woman: Member | None) -> str:
    return woman.number if woman else ""


def _numbers(vouchers) -> str:
    return ", ".join(voucher.member.number for voucher in vouchers)


def _former_numbers(member: Member) -> str:
    return ", ".join(Member.objects.filter(merged_into=member).values_list("number", flat=True))
