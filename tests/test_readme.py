"""The commands of the README and of the walk-through are run, and what they show is what they print.

``SHOWKG_RENEW=1 pytest tests/test_readme.py`` writes the true output into both.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from showkg.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
WALKTHROUGH = ROOT / "docs" / "walkthrough.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@dataclass(frozen=True)
class Example:
    command: str
    shown: str


def examples(block: str) -> list[Example]:
    """Cut a block into its commands and what is shown below each."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", "a block begins with a command"
    return [Example(*pair) for pair in zip(parts[1::2], parts[2::2], strict=True)]


def without_times(text: str) -> str:
    return re.sub(r"\d+\.\d s\b", "0.0 s", text)


def shorten(output: str, shown: str) -> str:
    """Leave out of the true output as many lines in the middle as the README does."""
    if LEFT_OUT not in shown.splitlines():
        return output
    head, _, tail = (part.splitlines() for part in shown.partition(f"{LEFT_OUT}\n"))
    lines = output.splitlines()
    kept = [*lines[: len(head)], LEFT_OUT, *lines[len(lines) - len(tail) :]]
    return "\n".join(kept) + "\n"


def run(command: str, folder: Path) -> str:
    """Run a command as the README's reader does, in a folder that has the examples."""
    here = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == 0, f"{command}: {result.stdout}"
    return result.stdout


@pytest.mark.parametrize("page", [README, WALKTHROUGH], ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_the_commands_print(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    readme = page.read_text(encoding="utf-8")
    blocks = BLOCK.findall(readme)
    found = [example for block in blocks for example in examples(block)]
    assert len(found) >= 5
    for example in found:
        true = shorten(run(example.command, tmp_path), example.shown)
        if os.environ.get("SHOWKG_RENEW"):
            readme = readme.replace(f"$ {example.command}\n{example.shown}", f"$ {example.command}\n{true}")
            page.write_text(readme, encoding="utf-8")
        else:
            assert without_times(true) == without_times(example.shown), example.command


def test_the_two_lines_are_there() -> None:
    section = README.read_text(encoding="utf-8").partition("## Install")[2].partition("\n## ")[0]
    lines = re.findall(r"^    (.+)$", section, re.MULTILINE)
    assert len(lines) == 2
    assert "--require-hashes -r requirements.txt" in lines[0]
    assert lines[0].endswith("showkg demo")
    assert "--require-hashes -r requirements-dev.txt" in lines[1]
    assert "bin/pytest" in lines[1]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_its_options_are_documented(name: str) -> None:
    """The README names every command; its help names every option."""
    assert re.search(rf"`showkg {name}\b", README.read_text(encoding="utf-8"))
    text = CliRunner().invoke(main, [name, "--help"]).output
    for parameter in main.commands[name].params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in text


def test_every_link_to_a_file_leads_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        assert (ROOT / target).exists(), target
