"""Run the benchmarks and write RESULTS.md: ``python benchmarks/run_all.py [NAME...]``, all without names.

Sections of benchmarks that are not run stay as they were.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
BENCHMARKS: dict[str, tuple[str, ...]] = {
    "startup": (),
    "commands": (),
    "extraction": (),
    "long_texts": (),
    "jobs": (),
    "store": ("100000",),
    "safe_queries": (),
    "search": ("100000",),
    "resolution": ("1000", "2500"),
    "catalogs": ("1000000",),
    "watched": (),
    "history": ("100000",),
    "page": (),
}
"""Name of the script → its arguments. Others in this folder measure quality or train models."""
PACKAGES = ("pyoxigraph", "rdflib", "spacy", "networkx", "click")


def machine() -> str:
    """What the numbers were measured on: no name of the machine, no path."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"^model name\s*: (.+)$", info.read_text(encoding="utf-8"), re.MULTILINE)
        model = found[1].strip() if found else model
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB of memory"
    return f"{model}, {os.cpu_count()} cores{memory}, {platform.system()}"


def section(name: str, arguments: tuple[str, ...]) -> str:
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    result = subprocess.run(
        [sys.executable, str(HERE / f"{name}.py"), *arguments], capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise SystemExit(f"{name}: {result.stderr.strip()}")
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    # Nothing of where it ran stands in the results.
    output = result.stdout.replace(f"{HERE.parent}{os.sep}", "").strip("\n")
    asked = " ".join(("python", f"benchmarks/{name}.py", *arguments))
    return (
        f"## {name}\n\n`{asked}`, {datetime.now(UTC).date().isoformat()}, {machine()}, load {busy} before; "
        f"Python {platform.python_version()}, showkg {version('showkg')}, {versions}.\n\n```\n{output}\n```\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    kept = {}
    if RESULTS.exists():
        for text in re.split(r"(?m)^(?=## )", RESULTS.read_text(encoding="utf-8"))[1:]:
            kept[text[3:].split("\n", 1)[0]] = text.rstrip("\n") + "\n"
    for name in names:
        print(name, file=sys.stderr)
        kept[name] = section(name, BENCHMARKS[name])
        ordered = [kept[key] for key in BENCHMARKS if key in kept]
        RESULTS.write_text(
            "\n".join(["# Measured\n\nWritten by `python benchmarks/run_all.py`.\n", *ordered]),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
