"""The browser's own assistant may ask the calculator: the tool `estimate` of the estimate page, in
Chromium's real WebMCP."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, Page, Route, expect

from calculator.reading.files import read_books
from calculator.wire import answer
from tests.browser.conftest import FLAGS, ONE_TIER, OpenPage
from tests.support.cases import BOOKS
from tests.support.parts import provide
from tests.support.waiting import until

WITH_TOOLS = "--enable-features=WebMCP,WebMCPTesting"
NEED = {
    "facts": {"employees": 25, "complexity": "low", "audit_done": False},
    "choose": {"a-la-carte": {"quantity": 1.5, "per": "month"}, "audit": True},
    "months": "0",
}


@pytest.fixture
def with_tools(browser: Browser, golden: str) -> Iterator[Page]:
    """Yield a page in a Chromium with the API, which `browser` has not, on the day of the cases."""
    flags = [*FLAGS, ONE_TIER, WITH_TOOLS]
    other = browser.browser_type.launch(executable_path=provide("chromium"), args=flags)
    page = other.new_page(base_url=golden)
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    yield page
    other.close()


def test_an_assistant_gets_the_calculators_answer(with_tools: Page) -> None:
    """From one tool, whose schema describes what it takes."""
    page, tools = with_tools, with_tools.main_frame.webmcp
    page.goto("/estimate/")
    until(tools.tools)
    (tool,) = tools.tools()
    assert tool["name"] == "estimate" and "estimate" in tool["description"]
    schema = tool["inputSchema"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(NEED)
    employees = schema["properties"]["facts"]["properties"]["employees"]
    assert (employees["title"], employees["maximum"]) == ("People in the company", 10000)
    assert not Draft202012Validator(schema).is_valid({"choose": {"audit": {"quantity": 1}}})
    estimate = tools.call_tool("estimate", NEED)
    request = {"ask": "estimate", "need": NEED, "on": "2026-11-23"}
    assert estimate == json.loads(answer(json.dumps(request), read_books(BOOKS)))
    assert estimate["month"]["low"]["net"] == "1350.00"  # 1.5 × 900.00
    refused = tools.call_tool("estimate", {"choose": {}})
    assert refused == {"ok": False, "errors": [{"field": "choose", "code": "nothing-chosen"}]}
    expect(page.locator("#shown")).to_be_empty()  # the visitor's own form stays as it is


def test_where_tools_are_not_allowed_the_page_works_without_an_error(with_tools: Page) -> None:
    """As in a frame of another site that does not let it offer any."""
    page = with_tools
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))

    def refuse(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers=response.headers | {"permissions-policy": "tools=()"}
        )

    page.route("**/estimate/", refuse)
    with page.expect_response("**/tool*.js"):
        page.goto("/estimate/")
    page.fill("[id='facts.employees']", "25")
    expect(page.locator("#shown")).to_contain_text("€1,800.00")
    refused = page.evaluate("() => document.modelContext.getTools().catch((error) => error.name)")
    assert (refused, problems) == ("NotAllowedError", [])


def test_the_tool_is_not_loaded_where_the_browser_has_no_api(open_page: OpenPage) -> None:
    """The estimate page works without its script."""
    page = open_page("about:blank")
    files: list[str] = []
    page.on("request", lambda request: files.append(request.url.rpartition("/")[2]))
    page.goto("/estimate/")
    page.wait_for_function("() => performance.getEntriesByName('calculator-ready').length > 0")
    assert "estimate.js" in files and not [name for name in files if name.startswith("tool")]
