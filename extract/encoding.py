"""Bytes → text: right, or refused with a reason."""

import codecs
import re

from .refusal import Refusal

_BOMS = (  # the longer first: the mark of UTF-32 starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, a sound or a video"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_SAVE_AGAIN = "Save it as UTF-8."
# Outside a program's own files nobody means these; XML and RDF/XML cannot even hold most of them.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("[\x0b\x0c\r\x85\u2028\u2029]")
_NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
# UTF-8 read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é.
_MOJIBAKE = re.compile("â€[\u0080-\u00bf\u2018-\u2122œžŸ™]|Ã[\u0080-\u00bf]")
# An accented capital between small letters: "donÕt" is a Macintosh apostrophe.
_MISPLACED = re.compile(r"[a-z][À-ÖØ-Þ][a-z]|(?:^|\s)[ÒÓ][A-Za-z]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of ``data``, cleaned as by ``clean``.

    Args:
        data: A whole file or web page.
        declared: The encoding that the page or its server names; believed only where it fits.

    Raises:
        Refusal: The bytes are not text, or in an encoding that cannot be told.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Refusal(f"this is {what}, not text. Save its article as text or HTML.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return clean(_strictly(data[len(bom) :], encoding))
    if b"\x00" in data:
        return clean(_without_bom(data))
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return clean(_not_utf8(data, declared, error))


def clean(text: str) -> str:
    r"""``text`` with ``\n`` for every line end and nothing that cannot be written as UTF-8 or XML.

    Other control characters become spaces, so only a ``\r\n`` and a byte order mark change the length.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub(" ", text)
    return _NOT_CHARACTERS.sub("\ufffd", text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(
            f"its first bytes say {encoding.upper()}, but byte {error.start} does not fit. {_SAVE_AGAIN}"
        ) from error


def _without_bom(data: bytes) -> str:
    """UTF-16 without a byte order mark: in English every other byte is zero."""
    head = data[: 64 * 1024]
    pairs = max(1, len(head) // 2)
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.7 * pairs:
            return _strictly(data, encoding)
    raise Refusal("this is a binary file, not text. Save its article as text or HTML.")


def _not_utf8(data: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    if declared is not None:
        try:
            # A label of the web: latin-1 there means Windows-1252, as browsers read it.
            name = codecs.lookup(declared).name
            text = data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
        except (LookupError, ValueError):
            text = ""
        if text and not _MOJIBAKE.search(text):
            return text
    text = data.decode("cp1252", errors="replace")
    if _MOJIBAKE.search(text):
        raise Refusal(f"this is UTF-8, but byte {error.start} is broken. {_SAVE_AGAIN}")
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    # English with a few accents and curly quotes; measured on press articles, at most 3 % are not ASCII.
    if "\ufffd" not in text and high <= 0.05 * len(data) and not _MISPLACED.search(text):
        return text
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed, slow to import

    best = from_bytes(data[: 256 * 1024], threshold=0.15).best()
    if best is None:
        raise Refusal(f"its encoding cannot be told. {_SAVE_AGAIN}")
    try:
        return data.decode(best.encoding)
    except (LookupError, UnicodeDecodeError) as wrong:
        raise Refusal(f"its encoding cannot be told. {_SAVE_AGAIN}") from wrong
