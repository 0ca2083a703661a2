"""What is packaged is what is in the folders, and what is locked is what is declared."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import showkg

ROOT = Path(__file__).resolve().parent.parent
NOT_PACKAGED = {"tests", "benchmarks", "docs", "examples", "build", "dist"}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def folders_with_code() -> set[str]:
    """Folders below the root that hold Python files, as names of packages."""
    found = set()
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).parts[:-1]
        if (
            parts
            and parts[0] not in NOT_PACKAGED
            and not any(p.startswith(".") or "-info" in p for p in parts)
        ):
            found.add(".".join(("showkg", *parts)))
    return found


def files_to_ship() -> set[str]:
    """Files of the package below the root that the wheel must hold, as it names them."""
    names = {
        path.relative_to(ROOT)
        for package in folders_with_code()
        for path in ROOT.joinpath(*package.split(".")[1:]).iterdir()
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".pyc"
    }
    names |= {path.relative_to(ROOT) for path in (ROOT / "examples" / "articles").iterdir()}
    names |= {Path("__init__.py"), Path("__main__.py"), Path("cli.py"), Path("py.typed")}
    return {f"showkg/{name.as_posix()}" for name in names}


def test_the_list_of_packages_is_the_list_of_folders(project: dict[str, Any]) -> None:
    packages = project["tool"]["setuptools"]["packages"]
    assert packages == sorted(packages)
    assert set(packages) == folders_with_code() | {"showkg"}


def test_every_package_says_what_it_is() -> None:
    for package in folders_with_code():
        init = ROOT.joinpath(*package.split(".")[1:], "__init__.py")
        assert init.is_file(), package


def test_no_stray_modules_at_the_root() -> None:
    """They would land in the wheel."""
    assert {path.name for path in ROOT.glob("*.py")} == {"__init__.py", "__main__.py", "cli.py"}


def test_the_root_package_has_no_relative_import() -> None:
    """pytest runs it again under another name."""
    assert not re.search(r"^\s*from \.", (ROOT / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(tmp_path: Path) -> None:
    source = tmp_path / "source"
    ignored = shutil.ignore_patterns(
        ".*", "build", "dist", "*.egg-info", "__pycache__", "tests", "benchmarks", "docs"
    )
    shutil.copytree(ROOT, source, ignore=ignored)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", source],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert wheel.name == f"showkg-{showkg.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        metadata = archive.read(f"showkg-{showkg.__version__}.dist-info/entry_points.txt").decode()
    assert names == files_to_ship()
    assert "showkg = showkg.cli:main" in metadata


def locked(name: str) -> dict[str, list[tuple[str, str]]]:
    """Packages of a lock → its (version, marker) lines."""
    pins: dict[str, list[tuple[str, str]]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([a-z0-9-]+)==([^ ;]+)(?: ; (.*?))? *\\?$", line)
        if match:
            pins.setdefault(match[1], []).append((match[2], match[3] or ""))
    return pins


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_pins_every_declared_package_with_a_version_that_fits(
    project: dict[str, Any], lock: str
) -> None:
    declared = list(project["project"]["dependencies"])
    if lock == "requirements-dev.txt":
        declared += project["project"]["optional-dependencies"]["dev"]
    pins = locked(lock)
    assert len(pins) > len(declared)
    for requirement in map(Requirement, declared):
        assert requirement.name in pins, requirement
        for version, _ in pins[requirement.name]:
            assert Version(version) in requirement.specifier, requirement


def test_the_two_locks_agree() -> None:
    for_users, for_tests = locked("requirements.txt"), locked("requirements-dev.txt")
    for name, pins in for_users.items():
        assert {version for version, _ in for_tests[name]} >= {version for version, _ in pins}, name


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_a_hash_for_every_package_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == sum(map(len, locked(lock).values()))
    for entry in entries:
        assert "--hash=sha256:" in entry, entry
