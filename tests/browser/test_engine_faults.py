"""Whatever goes wrong on the way to Python, the page is told, soon, and what can be mended is
mended."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from plugins import rehearsal
from plugins.browser.runtime import put
from plugins.browser.runtime_bundle import Bundle, bundle
from plugins.hosting.headers import CONTENT_SECURITY_POLICY
from plugins.packages import npm
from plugins.runtime_core import WASM, WHOLE_WASM
from plugins.runtime_library import compiled, stored
from plugins.wasm import only
from plugins.wasm.binary import EXPORTS, exports, sections
from tests.browser.conftest import OpenPage
from tests.browser.faulty_site import Faults, serving_faults
from tests.support.firm import PRICES

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", ".zip")
PATIENCE = {
    "stall": 15_000,
    "start": 30_000,
    "answer": 2_000,
}  # milliseconds; a busy machine is no fault
ASK = {"ask": "book", "on": "2026-11-23"}
START = """async ([runtime, patience, request]) => {
  document.querySelector("script").dataset.runtime = runtime;
  const { startEngine } = await import("/js/engine.js");
  const states = [], progress = [];
  const engine = startEngine({ patience,
    onState: (state, why) => states.push([state, why.step ?? ""]), onProgress: (bytes) => progress.push(bytes) });
  window.engine = engine;
  const answer = await engine.ask(request).catch((error) => ({ refused: String(error) }));
  return { states, progress, answer };
}"""
KEEP_WORKERS = (
    "window.workers = []; window.Worker = class extends Worker { constructor(...a) { super(...a);"
    " if (/\\/worker/.test(a[0])) workers.push(this); } };"
)
ANYTHING = ("",)  # every text holds it: a fault may be as loud as it likes


@pytest.fixture(scope="module")
def made() -> Bundle:
    return bundle(root=ROOT, books=PRICES)


@pytest.fixture(scope="module")
def small_site(made: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runtime and the scripts around an empty page."""
    folder = tmp_path_factory.mktemp("engine")
    put(made, folder)
    shutil.copytree(ROOT / "theme/static/js", folder / "js")
    (folder / "index.html").write_text(
        "<!doctype html><title>Engine</title><script type='application/json'></script>", "utf-8"
    )
    (folder / "favicon.ico").write_bytes(b"")
    return folder


@pytest.fixture
def ask(open_page: OpenPage, small_site: Path, made: Bundle) -> Any:
    """A function that meets some faults, asks one question and returns states, progress and
    answer."""

    def ask(
        faults: Faults,
        *,
        script: str = "",
        folder: Path = small_site,
        runtime: str = "",
        **patience: int,
    ) -> dict[str, Any]:
        with serving_faults(folder, faults) as address:
            page = open_page("/", base_url=address, expected=ANYTHING)
            page.set_default_timeout(60_000)
            if script:
                page.add_init_script(script)
                page.goto("/")
            result = page.evaluate(START, [runtime or made.manifest(""), PATIENCE | patience, ASK])
            page.evaluate("engine.stop()")
        return result

    return ask


def policy(**changed: str) -> dict[str, str]:
    """Return the header with a policy that is stricter than ours."""
    parts = {
        **CONTENT_SECURITY_POLICY,
        **{name.replace("_", "-"): value for name, value in changed.items()},
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in parts.items())
    }


def failed(result: dict[str, Any]) -> bool:
    """Return whether the last state is a failure that names its step, and the question was
    refused."""
    state, step = result["states"][-1]
    return (
        state == "failed"
        and step in {"support", "download", "start", "answer"}
        and "refused" in result["answer"]
    )


def test_python_answers_where_nothing_is_wrong(ask: Any) -> None:
    """Progress never falls and ends at the total; each file is asked for once."""
    faults = Faults()
    result = ask(faults)
    assert result["answer"]["ok"] is True
    assert [state for state, _ in result["states"]] == ["loading", "ready"]
    loaded = [step["loaded"] for step in result["progress"]]
    assert loaded == sorted(loaded)
    assert result["progress"][-1]["loaded"] == result["progress"][-1]["total"] > 5_000_000
    assert {
        count for name, count in faults.asked.items() if name.endswith((".mjs", ".wasm", ".zip"))
    } == {1}


@pytest.mark.parametrize("fault", ["missing", "truncated", "mistyped", "stalled"])
@pytest.mark.parametrize("file", FILES)
def test_a_bad_file_is_asked_for_twice_and_then_told(ask: Any, file: str, fault: str) -> None:
    """Each file of the runtime, broken in each way; the type of the library alone does not
    matter."""
    faults = Faults({file: fault})
    result = ask(faults, stall=2_000 if fault == "stalled" else 15_000)
    if (file, fault) == (".zip", "mistyped"):
        assert result["answer"]["ok"] is True
        return
    assert failed(result)
    assert [state for state, _ in result["states"]] == ["loading", "loading", "failed"]


@pytest.mark.parametrize(
    ("file", "fault"),
    list(zip(FILES, ("truncated", "missing", "mistyped", "stalled"), strict=True)),
)
def test_a_file_that_was_bad_once_is_fetched_again(ask: Any, file: str, fault: str) -> None:
    """The second try passes over the copy that the browser has kept."""
    result = ask(Faults({file: fault}, times=1), stall=5_000 if fault == "stalled" else 15_000)
    assert result["answer"].get("ok") is True
    assert result["states"][-1][0] == "ready"


@pytest.mark.parametrize(
    ("where", "header"),
    [
        ("worker.js", policy(connect_src="'none'")),
        ("worker.js", policy(script_src="'self'")),
        ("compile-worker.js", policy(script_src="'self'")),
        ("compile-worker.js", policy(connect_src="'none'")),
        ("worker.js", policy(script_src="'none'")),
        ("/", policy(worker_src="'none'")),
    ],
)
def test_a_stricter_policy_ends_in_a_plain_failure(
    ask: Any, where: str, header: dict[str, str]
) -> None:
    """Blocked downloads, blocked WebAssembly, blocked modules, a blocked worker."""
    assert failed(ask(Faults({where: header})))


@pytest.mark.parametrize("fault", ["missing", "mistyped", "stalled"])
@pytest.mark.parametrize("script", ["/worker.js", "compile-worker.js"])
def test_a_bad_worker_script_is_told(ask: Any, script: str, fault: str) -> None:
    """The worker never speaks; the page must not wait for it."""
    assert failed(ask(Faults({script: fault}), stall=2_000 if fault == "stalled" else 15_000))


def test_python_may_be_idle_for_as_long_as_it_likes(
    ask: Any, open_page: OpenPage, small_site: Path, made: Bundle
) -> None:
    """The watchdogs rest once nothing is under way."""
    with serving_faults(small_site, Faults()) as address:
        page = open_page("/", base_url=address, expected=ANYTHING)
        page.set_default_timeout(60_000)
        watched = START.replace(
            "window.engine = engine;", "window.engine = engine; window.states = states;"
        )
        page.evaluate(watched, [made.manifest(""), PATIENCE, ASK])
        page.evaluate(
            "engine.patience = { stall: 200, start: 200, answer: 10000 }; engine.onProgress({"
            " loaded: 1, total: 1 })"
        )
        page.wait_for_timeout(1_000)
        assert page.evaluate("states.at(-1)[0]") == "ready"
        page.evaluate("engine.stop()")


@pytest.mark.parametrize("gone", ["WebAssembly", "Worker"])
def test_a_browser_without_the_means_is_told_at_once(ask: Any, gone: str) -> None:
    """Nothing is fetched that could not be used."""
    faults = Faults()
    result = ask(faults, script=f"delete globalThis.{gone}")
    assert result["states"][-1] == ["failed", "support"]
    assert not faults.asked["pyodide.asm.wasm"]


def test_a_browser_that_refuses_storage_has_python_all_the_same(ask: Any) -> None:
    """Nothing of the engine needs to be kept."""
    refuse = "for (const name of ['caches', 'localStorage', 'sessionStorage', 'indexedDB']) "
    refuse += (
        "Object.defineProperty(globalThis, name, { get() { throw new DOMException('refused',"
        " 'SecurityError'); } });"
    )
    assert ask(Faults(), script=refuse)["answer"]["ok"] is True


@pytest.mark.parametrize("module", ["datetime.pyc", "asyncio/__init__.pyc", "pyodide/code.pyc"])
def test_a_missing_module_brings_the_whole_library(
    ask: Any, small_site: Path, made: Bundle, tmp_path: Path, module: str
) -> None:
    """One that the engine imports, and one without which Python itself does not start."""
    folder = tmp_path / "site"
    shutil.copytree(small_site, folder)
    library = folder / "runtime" / made.folder / made.library
    with ZipFile(library) as files:
        assert module in files.namelist()
        content = stored({name: files.read(name) for name in files.namelist() if name != module})
    library.unlink()
    library.write_bytes(content)
    manifest = json.loads(made.manifest(""))
    manifest["bytes"][made.library] = len(content)
    result = ask(Faults(), folder=folder, runtime=json.dumps(manifest))
    assert result["answer"]["ok"] is True
    assert [state for state, _ in result["states"]] == ["loading", "loading", "ready"]


@pytest.mark.parametrize("left", ["nothing", "what Python's start takes"])
def test_a_missing_function_brings_python_whole(
    ask: Any,
    small_site: Path,
    made: Bundle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    left: str,
) -> None:
    """One without which Python does not start, and one that only an answer takes."""
    folder, wasm = tmp_path / "site", Path("runtime", made.folder, WASM)
    shutil.copytree(small_site, folder)
    (folder / wasm).unlink()
    shipped = (small_site / wasm).read_bytes()
    every = [name for name, _ in exports(dict(sections(shipped))[EXPORTS])]
    (folder / wasm).write_bytes(
        only(
            shipped,
            entered=() if left == "nothing" else at_start(tmp_path, monkeypatch),
            exported=every,
        )
    )
    manifest = json.loads(made.manifest(""))
    manifest["bytes"][WASM] = (folder / wasm).stat().st_size
    faults = Faults()
    result = ask(faults, folder=folder, runtime=json.dumps(manifest))
    assert result["answer"]["ok"] is True
    assert [state for state, _ in result["states"]] == ["loading", "loading", "ready"]
    assert faults.asked[WHOLE_WASM] == 1


def at_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the functions that Python takes before the first question."""
    program = tmp_path / "program.py"
    program.write_text(
        """def rehearsed():\n    return '{"answered": 1, "refused": 1}'\n""", "utf-8"
    )
    monkeypatch.setattr(rehearsal, "PROGRAM", program)
    pyodide, engine = npm.package("pyodide"), ROOT / "calculator"
    modules = compiled(pyodide=pyodide, engine=engine, cache=ROOT / ".build" / "runtime")
    return rehearsal.entered(pyodide=pyodide, modules=modules, engine=engine.name)


def test_a_worker_killed_mid_question_is_replaced_and_asked_again(
    open_page: OpenPage, small_site: Path, made: Bundle
) -> None:
    """The page's promise is kept by the second worker; a third death in a row is told."""
    with serving_faults(small_site, Faults()) as address:
        page = open_page("/", base_url=address, expected=ANYTHING)
        page.set_default_timeout(60_000)
        page.evaluate(f"() => {{ {KEEP_WORKERS} }}")
        page.evaluate(START, [made.manifest(""), PATIENCE, ASK])
        kill = (
            "(request) => { workers.at(-1).terminate(); return engine.ask(request).catch((error) =>"
            " ({ refused: String(error) })); }"
        )
        answers = [page.evaluate(kill, ASK) for _ in range(3)]
        page.evaluate("engine.stop()")
    assert [answer.get("ok") for answer in answers] == [True, True, None]
    assert "refused" in answers[2]
