class Refused(Exception):
    """A rule of the plan says no; ``str()`` of it is a sentence for whoever asked. Nothing was changed."""
