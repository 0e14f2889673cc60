from pathlib import Path

import pytest

from coalition.web import preparing


def test_static_files_are_collected_only_after_a_change(settings, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.css").write_text("a {}")
    settings.STATICFILES_DIRS = [sources]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    assert [preparing.collect_static(), preparing.collect_static()] == [True, False]
    (sources / "a.css").write_text("a { color: red }")
    assert preparing.collect_static() is True
    assert len(list(Path(settings.STATIC_ROOT).glob("a.*.css"))) == 2


@pytest.mark.django_db
def test_migrated_database_waits_for_nothing():
    assert preparing.migrations_wait() is False
