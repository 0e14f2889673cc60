import pytest


@pytest.fixture
def sms(sms_gateway, settings):
    """What the gateway took, in order."""
    settings.SMS_URL = sms_gateway.url
    return sms_gateway.messages
