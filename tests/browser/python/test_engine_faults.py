"""Faults on the way to Python: the page hears of each one soon, and a second try overcomes those
that do not last."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.browser.bundle import Bundle, bundle
from plugins.hosting.headers import CONTENT_SECURITY_POLICY
from tests.browser.conftest import OpenPage
from tests.browser.faulty_site import Faults, serving_faults
from tests.support.firm import PRICES

ROOT = Path(__file__).resolve().parents[3]
MICROPYTHON = ("micropython.mjs", "micropython.wasm", ".json", "-rest.json")
PYODIDE = ("/pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", ".zip", ".whl")
FAULTS = ("missing", "truncated", "stalled", "mistyped")
ONCE = ("missing", "truncated", "mistyped", "truncated")
LONG = pytest.mark.prove
HARMLESS = {  # the bytes are right, and nothing relies on their Content-Type
    (file, "mistyped") for file in (*MICROPYTHON[1:], "pyodide.asm.wasm", ".zip", ".whl")
}


def faults_of(files: tuple[str, ...]) -> list[Any]:
    """Return each file with each fault: `make test` tries every file with one fault that matters,
    `make prove` the rest."""
    return [
        pytest.param(file, fault, marks=() if place == at % (len(FAULTS) - 1) else LONG)
        for at, file in enumerate(files)
        for place, fault in enumerate(FAULTS)
    ]


TIMEOUTS = {  # milliseconds; a busy machine is no fault
    "stall": 15_000,
    "start": 60_000,
    "answer": 5_000,
}
NEED = {"facts": {"employees": "25"}, "choose": {"a-la-carte": {"quantity": "2", "per": "month"}}}
ASK = {"ask": "chart", "on": "2026-11-23", "need": NEED}  # this needs every file
START = """async ([runtime, timeouts, request]) => {
  document.querySelector("script").dataset.runtime = runtime;
  const { startEngine } = await import("/js/engine.js");
  const states = [], progress = [];
  const engine = startEngine({ timeouts });
  engine.listen({ onState: (state, { kind, step }) => states.push([state, kind ?? step]), onProgress: (bytes) => progress.push(bytes) });
  Object.assign(window, { engine, states });
  const answer = await engine.ask(request).catch((error) => ({ refused: String(error) }));
  return { states, begun: states.filter(([state]) => state === "loading"), progress, answer };
}"""
RAW = """async ([runtime, timeouts, texts]) => {
  document.querySelector("script").dataset.runtime = runtime;
  const [{ Interpreter }, { microPython }] = [await import("/js/interpreter.js"), await import("/js/pythons.js")];
  const python = new Interpreter(microPython(), { timeouts });
  await python.ready;
  await python.lack("chart");
  const answers = [];
  for (const text of texts) answers.push((await python.ask({ text })).text);
  python.stop();
  return answers;
}"""
KEEP_WORKERS = "window.workers = []; window.Worker = class extends Worker { constructor(...how) { super(...how); workers.push(this); } };"
KILL = "(request) => { workers.at(-1).terminate(); return engine.ask(request).catch((error) => ({ refused: String(error) })); }"
ANYTHING = ("",)  # every message contains it: a fault may write any error to the console
MICRO, WHOLE = ["loading", "micropython"], ["loading", "pyodide"]
HOSTILE = [
    "",
    "null",
    "{",
    '{"ask":"book","on":"2026-11-23"',
    '{"ask":"book","on":"2026-11-23",}',
    '{"ask":"book","ask":"book"}',
    json.dumps(
        {"ask": "estimate", "need": {"facts": {"employees": "9" * 3_000}}, "on": "2026-11-23"}
    ),
    json.dumps({"ask": "estimate", "need": {"facts": {"employees": 10**300}}, "on": "2026-11-23"}),
    json.dumps({"ask": "estimate", "need": [], "on": 3}),
    json.dumps({"ask": "link", "need": {"facts": {"employees": "\ud800"}}, "on": "2026-11-23"}),
    json.dumps({"ask": "open-link", "link": "\u0000\U0001f600"}),
    "[" * 3_000,
    '{"a":' * 700 + "1" + "}" * 700,
    "x" * 4_001,
    "x" * 3_000_000,
]


@pytest.fixture(scope="module")
def python_bundle() -> Bundle:
    """Return the Pythons and the calculator as they ship."""
    return bundle(root=ROOT, books=PRICES)


@pytest.fixture(scope="module")
def small_site(python_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the runtime and the scripts around an empty page."""
    folder = tmp_path_factory.mktemp("engine")
    for address, file in python_bundle.files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / address)
    shutil.copytree(ROOT / "theme/static/js", folder / "js")
    (folder / "index.html").write_text(
        "<!doctype html><title>Engine</title><script type='application/json'></script>", "utf-8"
    )
    (folder / "favicon.ico").write_bytes(b"")
    return folder


@pytest.fixture
def ask(open_page: OpenPage, small_site: Path, python_bundle: Bundle) -> Any:
    """Return a function that asks one question of the site with some faults, and returns states,
    progress and answer."""

    def ask(faults: Faults, *, script: str = "", **timeouts: int) -> dict[str, Any]:
        with serving_faults(small_site, faults) as address:
            page = open_page("/", base_url=address, expected=ANYTHING)
            page.set_default_timeout(90_000)
            if script:
                page.add_init_script(script)
                page.goto("/")
            result = page.evaluate(
                START, [json.dumps(python_bundle.manifest("")), TIMEOUTS | timeouts, ASK]
            )
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


def stall(fault: str) -> int:
    return 2_000 if fault == "stalled" else TIMEOUTS["stall"]


def test_micropython_answers_where_nothing_is_wrong(ask: Any) -> None:
    """Progress never falls and ends at the total; each file is requested once, and none of
    Pyodide."""
    faults = Faults()
    result = ask(faults)
    assert result["answer"]["ok"] is True
    assert result["states"] == [MICRO, ["ready", "micropython"]]
    loaded = [step["loaded"] for step in result["progress"]]
    assert loaded == sorted(loaded)
    assert 400_000 < result["progress"][-1]["loaded"] == result["progress"][-1]["total"] < 1_000_000
    counts = {name: count for name, count in faults.requests.items() if name.endswith(MICROPYTHON)}
    assert set(counts.values()) == {1} and len(counts) == len(MICROPYTHON)
    assert not [name for name in faults.requests if "pyodide" in name or name.endswith(".whl")]


@pytest.mark.parametrize(("file", "fault"), faults_of(MICROPYTHON))
def test_a_bad_file_of_micropython_is_requested_twice(ask: Any, file: str, fault: str) -> None:
    """Then Pyodide is tried, whose first file is missing here, and the page hears of the failure."""
    result = ask(Faults({file: fault, "/pyodide.mjs": "missing"}), stall=stall(fault))
    if (file, fault) in HARMLESS:
        assert result["answer"]["ok"] is True
        return
    assert failed(result)
    assert result["begun"] == [MICRO, MICRO, WHOLE]


@pytest.mark.parametrize(
    "file", [MICROPYTHON[-1], *(pytest.param(file, marks=LONG) for file in MICROPYTHON[:-1])]
)
def test_pyodide_answers_where_micropython_cannot_be_loaded(ask: Any, file: str) -> None:
    """From the calculator's own wheel, installed by micropip."""
    result = ask(Faults({file: "missing"}))
    assert result["answer"] == json.loads(answer(json.dumps(ASK), read_books(PRICES)))
    assert result["begun"] == [MICRO, MICRO, WHOLE]
    assert result["states"][-1] == ["ready", "pyodide"]


@pytest.mark.parametrize(("file", "fault"), faults_of(PYODIDE))
def test_a_bad_file_of_pyodide_is_reported(ask: Any, file: str, fault: str) -> None:
    """Pyodide itself can fail without an error, so the engine watches every file that it needs."""
    result = ask(Faults({".json": "missing", file: fault}), stall=stall(fault))
    if (file, fault) in HARMLESS:
        assert result["answer"]["ok"] is True
    else:
        assert failed(result)


@pytest.mark.parametrize(("file", "fault"), list(zip(MICROPYTHON, ONCE, strict=True)))
def test_a_file_that_was_bad_once_is_fetched_again(ask: Any, file: str, fault: str) -> None:
    """The second try does not use the copy in the browser's cache."""
    result = ask(Faults({file: fault}, times=1))
    assert result["answer"].get("ok") is True
    assert result["states"][-1] == ["ready", "micropython"]


@pytest.mark.parametrize(
    ("where", "header", "step"),
    [
        ("python-worker.js", policy(script_src="'self'"), "support"),
        ("python-worker.js", policy(script_src="'none'"), "support"),
        ("/", policy(connect_src="'none'"), "download"),
        ("/", policy(worker_src="'none'"), "start"),
    ],
)
def test_a_stricter_policy_ends_in_a_plain_failure(
    ask: Any, where: str, header: dict[str, str], step: str
) -> None:
    """Blocked WebAssembly, blocked modules, blocked downloads, a blocked worker."""
    result = ask(Faults({where: header}))
    assert failed(result)
    assert result["states"][-1][1] in {step, "download"}  # whichever fails first


@pytest.mark.parametrize("fault", ["missing", "mistyped", "stalled"])
def test_a_bad_worker_script_is_reported(ask: Any, fault: str) -> None:
    """The worker never sends a message; the page must not wait for one."""
    assert failed(ask(Faults({"python-worker.js": fault}), start=2_000))


def test_python_may_be_idle_for_as_long_as_it_likes(
    open_page: OpenPage, small_site: Path, python_bundle: Bundle
) -> None:
    """No timeout runs while no question waits for its answer."""
    with serving_faults(small_site, Faults()) as address:
        page = open_page("/", base_url=address, expected=ANYTHING)
        short = {"stall": 15_000, "start": 15_000, "answer": 500}
        page.evaluate(START, [json.dumps(python_bundle.manifest("")), short, ASK])
        page.wait_for_timeout(1_500)
        assert page.evaluate("states.at(-1)[0]") == "ready"
        page.evaluate("engine.stop()")


@pytest.mark.parametrize("gone", ["WebAssembly", "Worker"])
def test_a_browser_without_webassembly_or_workers_fails_at_once(ask: Any, gone: str) -> None:
    """Nothing is fetched that could not be used."""
    faults = Faults()
    result = ask(faults, script=f"delete globalThis.{gone}")
    assert result["states"] == [["failed", "support"]]
    assert not faults.requests["micropython.wasm"]


def test_a_browser_that_refuses_storage_has_python_all_the_same(ask: Any) -> None:
    """The engine stores nothing."""
    refuse = "for (const name of ['caches', 'localStorage', 'sessionStorage', 'indexedDB']) "
    refuse += "Object.defineProperty(globalThis, name, { get() { throw new DOMException('refused', 'SecurityError'); } });"
    assert ask(Faults(), script=refuse)["answer"]["ok"] is True


def test_a_worker_killed_mid_question_is_replaced_and_asked_again(
    open_page: OpenPage, small_site: Path, python_bundle: Bundle
) -> None:
    """MicroPython starts once more, then Pyodide; after a third death the question fails."""
    with serving_faults(small_site, Faults()) as address:
        page = open_page("/", base_url=address, expected=ANYTHING)
        page.set_default_timeout(90_000)
        page.evaluate(f"() => {{ {KEEP_WORKERS} }}")
        page.evaluate(START, [json.dumps(python_bundle.manifest("")), TIMEOUTS, ASK])
        answers = [page.evaluate(KILL, ASK) for _ in range(3)]
        states = page.evaluate("states")
    assert [answer.get("ok") for answer in answers] == [True, True, None]
    assert "refused" in answers[2]
    ready = [kind for state, kind in states if state == "ready"]
    assert ready == ["micropython", "micropython", "pyodide"]
    assert states[-1] == ["failed", "answer"]


def test_hostile_texts_get_an_error_and_the_worker_lives_on(
    open_page: OpenPage, small_site: Path, python_bundle: Bundle
) -> None:
    """Each answer is CPython's, byte for byte; the last text is a valid question."""
    texts = [*HOSTILE, json.dumps(ASK)]
    with serving_faults(small_site, Faults()) as address:
        page = open_page("/", base_url=address, expected=ANYTHING)
        answers = page.evaluate(RAW, [json.dumps(python_bundle.manifest("")), TIMEOUTS, texts])
    assert answers == [answer(text, read_books(PRICES)) for text in texts]
    assert all(json.loads(text)["ok"] is False for text in answers[:-1])
    assert json.loads(answers[-1])["ok"] is True
