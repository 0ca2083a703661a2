"""Why something is not read, and how much of it is."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Bytes of one file or web page; a long news page with all its scripts is about 3 MB."""

MAX_TEXT_BYTES = 5 * 1024 * 1024
"""Bytes of one article's text in UTF-8; the longest novel in English has about 6 MB, an article 20 kB."""

MAX_LINES = 100_000
"""Lines of one article; each takes about 0.05 ms."""


class Refusal(Exception):  # noqa: N818 - not an error: the run goes on with the next article
    """Something that cannot be read as an article.

    The message has the form ``what is wrong. What to do.``; ``read`` turns it into a ``Problem``.
    """


def check_size(size: int, limit: int, *, of: str) -> None:
    """Refuse what is larger than ``limit`` bytes.

    Raises:
        Refusal: It is.
    """
    if size > limit:
        megabytes = limit // (1024 * 1024)
        raise Refusal(f"{of} is larger than {megabytes} MB. Split it into one file for each article.")
