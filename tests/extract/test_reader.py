"""Files, folders, globs, standard input and JSON Lines become articles, or problems that say what to do."""

import codecs
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from showkg.extract.reader import article_from_text, read
from showkg.extract.refusal import MAX_FILE_BYTES, MAX_LINES
from showkg.ontology.records import Article, BlockKind, Problem

STORY = (
    "Lantern Street ends with a fire\n\n"
    "Ruth Bell (Nia Okafor) finds the man who burned the cinema down at her own kitchen table. "
    "It is her brother, and he has been there for the whole of the season.\n"
)


def articles(*sources: str | Path, stdin: bytes | None = None) -> list[Article]:
    found = list(read([str(source) for source in sources], stdin=io.BytesIO(stdin or b"")))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def problem(source: str | Path, stdin: bytes | None = None) -> str:
    (found,) = read([str(source)], stdin=io.BytesIO(stdin or b""))
    assert isinstance(found, Problem), found
    assert found.source == str(source)
    what, _, advice = found.message.partition(". ")
    assert what and advice.endswith("."), "the message says what is wrong and what to do"
    assert "\n" not in found.message
    return found.message


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.txt", STORY))
    assert article.text == STORY
    assert article.title == "Lantern Street ends with a fire"
    assert article.source == str(tmp_path / "a.txt")


def test_line_ends_of_windows_and_old_macintosh_are_read(tmp_path: Path) -> None:
    assert articles(write(tmp_path / "w.txt", STORY.replace("\n", "\r\n")))[0].text == STORY
    assert articles(write(tmp_path / "m.txt", STORY.replace("\n", "\r")))[0].text == STORY


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/y.txt",
        "c.HTML",
        "notes.docx",
        ".hidden.txt",
        ".git/x.txt",
        "a/pic.png",
    ):
        page = f"<html><body><article><p>{STORY}</p></article></body></html>"
        write(tmp_path / name, page if name.endswith("HTML") else STORY)
    found = articles(tmp_path)
    assert [os.path.relpath(article.source, tmp_path) for article in found] == [
        "b.txt",
        "c.HTML",
        "a/y.txt",
        "a/z.md",
    ]


def test_a_glob_is_read_in_order_and_no_file_twice(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.log"):
        write(tmp_path / name, STORY + name)
    found = articles(tmp_path / "*.txt", tmp_path / "a.txt", tmp_path)
    assert [Path(article.source).name for article in found] == ["a.txt", "b.txt"]
    assert [Path(article.source).name for article in articles(tmp_path / "*.log")] == ["c.log"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    assert len(articles(write(tmp_path / "what [1].txt", STORY))) == 1


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(articles(tmp_path)) == 1


def test_standard_input_is_text_a_web_page_or_json_lines() -> None:
    assert articles("-", stdin=STORY.encode())[0].source == "-"
    page = f"<!DOCTYPE html><html><body><article><h1>T</h1><p>{STORY}</p></article></body></html>"
    assert "<p>" not in articles("-", stdin=page.encode())[0].text
    lines = "\n".join(json.dumps({"text": STORY + str(number)}) for number in range(3))
    assert [article.source for article in articles("-", stdin=lines.encode())] == ["-#1", "-#2", "-#3"]


def test_json_lines_bring_their_metadata(tmp_path: Path) -> None:
    record = {
        "text": STORY,
        "title": "Fire!",
        "url": "HTTPS://Reel.example:443/tv/fire?utm_source=feed&id=7#top",
        "date": "Janaury 12, 2024",
        "site": "The Evening Reel",
        "authors": ["Ann Lee", {"name": "Joe Roe"}, 7],
    }
    (article,) = articles(write(tmp_path / "a.jsonl", "\n" + json.dumps(record) + "\n\n"))
    assert article.source.endswith("a.jsonl#2")
    assert article.title == "Fire!"
    assert article.url == "https://reel.example/tv/fire?id=7"
    assert article.published == "2024-01-12"
    assert article.site == "The Evening Reel"
    assert article.authors == ("Ann Lee", "Joe Roe")


def test_a_bad_line_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    page = json.dumps({"html": f"<p>{STORY}</p>", "title": "Fire!"})
    bad = ["{", "[]", '{"text": ""}', '{"title": "x"}', "[" * 100_000, '{"text": 5}', "\udcff"]
    data = "\n".join([good, *bad, page]).encode(errors="surrogateescape")
    found = list(read([str(write(tmp_path / "a.jsonl", data))]))
    assert [type(item).__name__ for item in found] == ["Article", *["Problem"] * len(bad), "Article"]
    assert [item.source.rpartition("#")[2] for item in found] == [str(number) for number in range(1, 10)]


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read() -> None:
    lines = b'{"text": "' + b"x" * MAX_FILE_BYTES + b'"}\n' + json.dumps({"text": STORY}).encode() + b"\n"
    first, second = read(["-"], stdin=io.BytesIO(lines))
    assert isinstance(first, Problem) and "20 MB" in first.message
    assert isinstance(second, Article) and second.source == "-#2"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"],
)
def test_every_usual_encoding_is_read_right(tmp_path: Path, encoding: str) -> None:
    text = (
        STORY
        + "\nIt’s a “café” story – Élodie Marchand doesn’t play the mother, and Bo Ek isn’t the father.\n"
    )
    assert articles(write(tmp_path / "a.txt", text.encode(encoding)))[0].text == text


def test_latin_1_is_read_right(tmp_path: Path) -> None:
    text = STORY + "\nÉlodie Marchand and Stellan Håkansson are in it as well, and the cost was £5.\n"
    assert articles(write(tmp_path / "a.txt", text.encode("latin-1")))[0].text == text


def test_broken_utf_8_is_said_instead_of_garbled(tmp_path: Path) -> None:
    data = ("It’s the end of a “café”. " * 5).encode() + b"\xe2\x80" + STORY.encode()
    assert "UTF-8" in problem(write(tmp_path / "a.txt", data))
    assert "UTF-16" in problem(write(tmp_path / "b.txt", codecs.BOM_UTF16_LE + b"a\x00b"))


def test_control_characters_and_half_characters_cannot_get_into_the_graph() -> None:
    article = article_from_text("Fire\x00 in\x1b the \ud800street\ufffe.\x0cNext page.")
    article.text.encode()
    assert article.text == "Fire  in  the \ufffdstreet\ufffd.\nNext page."
    assert article_from_text("x", title="\ud800").title == "\ufffd"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"--- *** ---", "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"a" * (MAX_FILE_BYTES + 1), "20 MB"),
        (b"the cat is on it. " * 300_000, "5 MB"),
        (b"The cat.\n" * (MAX_LINES + 1), "lines"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(tmp_path: Path, content: bytes, says: str) -> None:
    assert says in problem(write(tmp_path / "a.txt", content))


def test_missing_and_unreadable_sources_are_problems(tmp_path: Path) -> None:
    assert "no such file" in problem(tmp_path / "nothing.txt")
    assert "no file matches" in problem(tmp_path / "*.txt")
    assert "no article" in problem(tmp_path)
    assert "only http" in problem("ftp://reel.example/a.txt")
    (found,) = read(["a\0b"])
    assert isinstance(found, Problem)
    assert "data" in problem(write(tmp_path / "a.json", "{}"))
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no article" in problem(tmp_path), "a folder's pipes are not waited for"
    write(tmp_path / "folder.txt" / "x.png", b"")
    assert "no article" in problem(tmp_path / "folder.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    path.chmod(0)
    assert "cannot be read" in problem(path)


def test_one_bad_file_among_good_ones_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "b.txt", b"\x00\x01\x02")
    write(tmp_path / "c.txt", STORY)
    found = list(read([str(tmp_path)]))
    assert [type(item).__name__ for item in found] == ["Article", "Problem", "Article"]
    assert found[1].source == str(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "French",
            "Le film raconte l'histoire de deux sœurs qui vivent dans une petite ville au bord de la mer, et qui ne "
            "se parlent plus depuis la mort de leur mère. Elles se retrouvent un soir d'hiver.",
        ),
        (
            "German",
            "Die zweite Staffel beginnt mit einem Brand im alten Kino, und die Kommissarin sucht den Täter in der "
            "eigenen Familie. Am Ende steht sie in der Küche ihres Bruders und weint.",
        ),
        (
            "Spanish",
            "La serie cuenta la historia de una mujer que busca al hombre que quemó el cine de su padre, y que lo "
            "encuentra al final en su propia cocina, sentado a la mesa con su hermano.",
        ),
        ("Russian", "Вторая серия начинается с пожара в старом кинотеатре, и сестра ищет виновного."),
        (
            "Japanese",
            "第二シーズンは古い映画館の火事で始まり、妹は犯人を探しています。最後に彼女は兄を見つけます。",
        ),
    ],
)
def test_other_languages_are_named_and_left_out(tmp_path: Path, language: str, text: str) -> None:
    message = problem(write(tmp_path / "a.txt", text))
    assert message.startswith(f"the text is in {language}; only English is supported.")


@pytest.mark.parametrize(
    "text",
    [
        "Nia Okafor as Ruth Bell\nTomas Lindqvist as Arthur Bell\nShirin Daneshvar as Inspector Quill\n" * 4,
        "Gwen Hallam , Bo Ek , Ana García Márquez , João de la Cruz , Émile Marchand , Giulia Rossi , " * 4,
        "Nia Okafor plays Ruth.",
        STORY + "\n« Je ne sais pas », dit-elle. « Il faut que tu partes avant que la police arrive. »",
    ],
)
def test_english_with_foreign_names_is_english(tmp_path: Path, text: str) -> None:
    assert len(articles(write(tmp_path / "a.txt", text))) == 1


def test_markdown_loses_its_marks_and_keeps_its_structure(tmp_path: Path) -> None:
    text = f"""---
title: "Lantern Street: the guide"
author: Ann Lee and Joe Roe
date: 2024-03-02
canonical: https://reel.example/guide
---

The *Lantern Street* team is **back**, and
this [line](https://reel.example) was wrapped. {STORY.splitlines()[2]}

![Nia Okafor as Ruth Bell](nia.jpg)

## Who is in it?

* Nia Okafor as Ruth
  * and as her mother
* Tomas Lindqvist as Arthur

> We never wanted to leave.

| Actor | Role |
|-------|------|
| Nia Okafor | Ruth |

Release Date
March 3, 2024

RELATED

[Everything Coming to Channel 9 in June](https://reel.example/june)
"""
    (article,) = articles(write(tmp_path / "a.md", text))
    blocks = [(block.kind.value, block.span.text_of(article.text)) for block in article.blocks]
    assert blocks[0] == ("title", "Lantern Street: the guide")
    assert blocks[1][1].startswith("The Lantern Street team is back, and this line was wrapped. Ruth")
    assert blocks[2:] == [
        ("caption", "Nia Okafor as Ruth Bell"),
        ("heading", "Who is in it?"),
        ("list_item", "Nia Okafor as Ruth"),
        ("list_item", "and as her mother"),
        ("list_item", "Tomas Lindqvist as Arthur"),
        ("quote", "We never wanted to leave."),
        ("table_row", "Actor | Role"),
        ("table_row", "Nia Okafor | Ruth"),
        ("info_label", "Release Date"),
        ("info_value", "March 3, 2024"),
        ("teaser", "RELATED"),
        ("teaser", "Everything Coming to Channel 9 in June"),
    ]
    assert [block.level for block in article.blocks if block.kind == "list_item"] == [1, 2, 1]
    assert [span.text_of(article.text) for span in article.emphasised] == ["Lantern Street"]
    assert (article.published, article.authors) == ("2024-03-02", ("Ann Lee", "Joe Roe"))
    assert article.url == "https://reel.example/guide"


def test_the_first_heading_of_markdown_is_the_headline(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.md", f"# Fire!\n\n{STORY}\n\n## Why\n\n{STORY}"))
    assert article.title == "Fire!"
    assert article.blocks[0].kind is BlockKind.TITLE


def test_markdown_made_of_brackets_is_refused_at_once(tmp_path: Path) -> None:
    assert "markup" in problem(write(tmp_path / "a.md", "![" * 100_000 + STORY))


def test_the_key_is_that_of_the_address_and_else_of_the_text() -> None:
    one = article_from_text(STORY, url="https://reel.example/fire?utm_medium=mail")
    two = article_from_text("Another text.", url="https://REEL.example/fire#comments")
    assert one.key == two.key != article_from_text(STORY).key
    assert article_from_text(STORY).key == article_from_text(STORY, source="elsewhere.txt").key
    assert len(one.key) == 12 and int(one.key, 16) >= 0


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b/c", "https://x/<script>"]
)
def test_addresses_that_are_none_are_dropped(url: str) -> None:
    assert article_from_text(STORY, url=url).url is None


def test_plain_text_is_read_without_loading_the_libraries_for_web_pages(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    code = (
        "import sys\n"
        "from showkg.extract.reader import read\n"
        f"assert len(list(read([{str(path)!r}]))) == 1\n"
        "slow = {'trafilatura', 'lxml', 'extruct', 'rdflib', 'spacy', 'py3langid', 'markdown_it', 'urllib.request'}\n"
        "sys.exit(','.join(sorted(slow & set(sys.modules))) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
