"""The command without the seconds that its libraries and models take to load.

A process loads them once and then forks for each command: what runs is ``python -m showkg`` in a process of its
own, with its own folder, environment, output and exit code. What a start of the interpreter makes new is
not: the seed of hashes, limits and signals. Tests of those start the interpreter (``run_showkg``).
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import Any, NoReturn


class Warm:
    """A process that has everything loaded, and does one command after another."""

    def __init__(self, folder: Path) -> None:
        """Start it; ``folder`` gets what it complains about."""
        self._turn = threading.Lock()
        self._log = folder / "warm.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "showkg.tests.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=folder,
                start_new_session=True,
            )

    def run(
        self, *args: str | Path, cwd: Path | None = None, timeout: float = 300
    ) -> "subprocess.CompletedProcess[str]":
        """Run the command and wait, as ``subprocess.run`` does; it reads nothing from standard input."""
        words = list(map(str, args))
        with tempfile.TemporaryDirectory() as folder, self._turn:
            request = {"args": words, "cwd": str(cwd or Path.cwd()), "to": folder, "env": dict(os.environ)}
            code = self._ask(request, timeout)
            told = [(Path(folder) / name).read_text(encoding="utf-8") for name in ("out", "err")]
        return subprocess.CompletedProcess(["showkg", *words], code, *told)

    def _ask(self, request: dict[str, Any], timeout: float) -> int:
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        if not select.select([process.stdout], [], [], timeout)[0]:
            os.killpg(process.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(request["args"], timeout)
        answer = process.stdout.readline()
        assert answer, f"the process that runs commands has ended: {self._log.read_text(errors='replace')}"
        return int(answer)

    def close(self) -> None:
        """End it; what it runs has ended."""
        self._process.communicate()


def load() -> None:
    """Load all that a command may need, but for onnxruntime: a process that has loaded it must not fork."""
    import showkg
    from showkg.extract.nlp import load_model

    for part in ("extract", "graph", "jobs", "ontology"):
        folder = Path(showkg.__path__[0]) / part
        for module in pkgutil.walk_packages([str(folder)], f"showkg.{part}."):
            importlib.import_module(module.name)
    load_model()


def serve() -> dict[str, Any]:
    """Fork for each request; returns in the child with what it is to do."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.dup(1)
    os.dup2(2, 1)
    load()
    assert "onnxruntime" not in sys.modules
    gc.collect()
    gc.freeze()  # what was loaded is no garbage: a child that looked would copy it
    for line in requests:
        child = os.fork()
        if child == 0:
            requests.close()
            os.close(answers)
            return json.loads(line)
        _, status = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(status))
    raise SystemExit


def do(request: dict[str, Any]) -> NoReturn:
    """Run one command as ``python -m showkg`` does."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    flags = os.O_WRONLY | os.O_CREAT
    for number, (path, how) in enumerate(
        [(os.devnull, os.O_RDONLY), *((f"{request['to']}/{name}", flags) for name in ("out", "err"))]
    ):
        opened = os.open(path, how, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["showkg", *request["args"]]
    code = 0
    try:
        runpy.run_module("showkg", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - all of it is told
        traceback.print_exc()
        code = 1
    # As an interpreter ends, but for taking apart the modules: all that were loaded takes half a second.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    do(serve())
