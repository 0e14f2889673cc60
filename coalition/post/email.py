"""E-mail by the backend that settings name.

The Message-ID follows from the reminder's key, so a letter that is sent again after a crash is the same letter, and
mailboxes show it once.
"""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from coalition.post.message import Answer, Message, Verdict


class Email:
    def send(self, message: Message) -> Answer:
        letter = EmailMessage(
            subject=message.subject,
            body=message.text,
            to=[message.to],
            headers={"Message-ID": message_id(message.key), "Auto-Submitted": "auto-generated"},
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as error:
            return _refusal(min(code for code, _reason in error.recipients.values()))
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused) as error:
            return Answer(Verdict.LATER, code=f"smtp-{error.smtp_code}")  # ours to mend, not hers
        except smtplib.SMTPResponseException as error:
            return _refusal(error.smtp_code)
        except (smtplib.SMTPException, OSError) as error:
            return Answer(Verdict.LATER, code=type(error).__name__)
        return Answer(Verdict.ACCEPTED, code="sent")

    def can_be_asked(self) -> bool:
        return False  # the same letter may be sent again, but the fewer the better

    def look_up(self, key: str) -> Answer:
        return Answer(Verdict.ABSENT)


def message_id(key: str) -> str:
    """``key`` as a Message-ID under the domain that letters come from; it names no machine."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ")
    return f"<{key}@{domain}>"


def _refusal(code: int) -> Answer:
    """400 to 499 is for now, 500 and more for good."""
    return Answer(Verdict.LATER if code < 500 else Verdict.REFUSED, code=f"smtp-{code}")
