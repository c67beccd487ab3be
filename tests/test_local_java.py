"""Finding a Java: which one is taken, and what is said when none will do."""

import os
import time
from pathlib import Path

import pytest

from graph.errors import NoServer
from graph.local import java
from graph.local.java import Java


def fake_java(folder: Path, version: str) -> Path:
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2026-01-20' >&2\n")
    program.chmod(0o755)
    return program


def test_the_packaged_java_is_found_without_importing_it_and_is_new_enough() -> None:
    found = java.find({}, java.packaged())
    assert found.program == java.packaged()
    assert found.version >= java.OLDEST


def test_without_any_java_one_sentence_names_both_ways_out_at_once() -> None:
    begin = time.monotonic()
    with pytest.raises(NoServer, match=r"Java 21.*none was found.*\[local\].*NEO4J_URI"):
        java.find({"PATH": ""}, None)
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(("version", "said"), [("17.0.15", "17"), ("1.8.0_402", "8")])
def test_an_old_java_is_refused_by_its_version(tmp_path: Path, version: str, said: str) -> None:
    program = fake_java(tmp_path, version)
    with pytest.raises(NoServer, match=f"{program} is {said}"):
        java.find({"PATH": str(program.parent)}, None)


def test_a_new_java_on_the_path_serves_when_java_home_is_old(tmp_path: Path) -> None:
    fake_java(tmp_path / "old", "17.0.1")
    new = fake_java(tmp_path / "new", "21.0.4")
    env = {"JAVA_HOME": str(tmp_path / "old"), "PATH": str(new.parent)}
    assert java.find(env, None) == Java(new, 21)


def test_java_home_comes_before_the_path_and_the_package_before_both(tmp_path: Path) -> None:
    home, path, package = (
        fake_java(tmp_path / name, version)
        for name, version in (("home", "22"), ("path", "23"), ("package", "25.0.2"))
    )
    env = {"JAVA_HOME": str(tmp_path / "home"), "PATH": str(path.parent)}
    assert java.find(env, None).program == home
    assert java.find(env, package).program == package


def test_a_packaged_java_that_lost_its_right_to_run_gets_it_back(tmp_path: Path) -> None:
    program = fake_java(tmp_path, "25")
    program.chmod(0o600)
    assert java.find({}, program).version == 25


def test_a_program_that_is_no_java_is_passed_over(tmp_path: Path) -> None:
    program = fake_java(tmp_path, "25")
    program.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(NoServer, match="none was found"):
        java.find({"PATH": str(program.parent)}, None)


def test_the_childs_environment_holds_no_key_and_nothing_that_meddles_with_java() -> None:
    env = {"JAVA_TOOL_OPTIONS": "-Dx", "NEO4J_PASSWORD": "secret", "LANG": "ko_KR.UTF-8"}
    assert java.clean(env) == {"LANG": "ko_KR.UTF-8"}
    assert "PATH" in java.clean(os.environ)
