"""Files that people send: held in memory alone, so that no list of names lies in clear in a temporary folder."""

from django.core.files.uploadhandler import MemoryFileUploadHandler

MOST_BYTES = 5 * 1024 * 1024


class OnlyInMemory(MemoryFileUploadHandler):
    """Keeps the first 5 MB and one byte more, by which the form sees that it was too much; the rest is let go."""

    def handle_raw_input(self, *args, **kwargs):
        self.activated, self.kept = True, 0

    def receive_data_chunk(self, raw_data, start):
        raw_data = raw_data[: MOST_BYTES + 1 - self.kept]
        self.kept += len(raw_data)
        return super().receive_data_chunk(raw_data, start) if raw_data else None

    def file_complete(self, file_size):
        file, self.kept = super().file_complete(min(file_size, MOST_BYTES + 1)), 0
        return file
