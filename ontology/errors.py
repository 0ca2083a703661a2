"""What went wrong, in one line that a user understands."""


class ShowkgError(Exception):
    """A mistake of the caller or of the caller's files.

    The message has the form ``where: what is wrong. What to do.``, on one line.
    """


class UsageError(ShowkgError):
    """A wrong command line: the command exits with 2 instead of 1."""
