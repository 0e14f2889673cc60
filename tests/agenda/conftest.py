import pytest
from django.utils import translation


@pytest.fixture
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield
