"""The one job of this app: a regular sign of life, read by /healthz."""

from celery import shared_task
from django.utils import timezone

from coalition.web import health


@shared_task(name="web.heartbeat")
def heartbeat() -> None:
    """Go the way that every reminder goes."""
    health.beat(now=timezone.now())
