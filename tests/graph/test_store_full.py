"""A disk that is full while a store is filled: one line, and a store that can be opened as before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from showkg.graph.store import open_store

SCRIPT = """
import resource, sys
from showkg.graph.store import open_store
from showkg.ontology.errors import ShowkgError
store = open_store(sys.argv[1], create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    store.load(sys.argv[2])
except ShowkgError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_full_disk_in_a_bulk_load_is_said_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    lines = (f'<urn:s{n}> <urn:p> "{n * 7919} is the number of thing {n}" .\n' for n in range(60_000))
    (tmp_path / "many.nt").write_text("".join(lines))
    folder = tmp_path / "shows.db"
    with open_store(str(folder), create=True):
        pass
    command = [sys.executable, "-c", SCRIPT, str(folder), str(tmp_path / "many.nt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Is the disk full?" in done.stdout, done.stderr
    assert done.stdout.count("\n") == 1
    with open_store(str(folder)) as store:
        assert len(store) == 0


OPEN = """
import resource, sys
from showkg.graph.store import open_store
from showkg.ontology.errors import ShowkgError
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    open_store(sys.argv[1], create=True)
except ShowkgError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_store_on_a_full_disk_is_not_called_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "shows.db"
    with open_store(str(folder), create=True) as store:
        store.update("INSERT DATA { <urn:s> <urn:p> <urn:o> }")
    command = [sys.executable, "-c", OPEN, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"{folder}: "), done.stderr
    assert "Is the disk full?" in done.stdout
    assert "damaged" not in done.stdout
    assert done.stdout.count("\n") == 1
    with open_store(str(folder), create=True) as store:
        assert len(store) == 1
