"""Whether a page fits its screen, in letters of any size: nothing is beyond the edge, cut off, or on
top of another text."""

from __future__ import annotations

from playwright.sync_api import Page

SCREENS = ((320, "usual"), (320, "root"), (320, "browser"), (390, "browser"))
"""Widths in CSS pixels, and letters: as designed, or twice as large by the font size of the page's
root or by the browser's setting."""

MISFITS = r"""() => {
  const misfits = [];
  const screen = document.scrollingElement;
  const wide = screen.clientWidth;
  const named = (part) => `${part.tagName.toLowerCase()}.${part.getAttribute("class") ?? ""} "${part.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const seen = (part) => part.checkVisibility({ visibilityProperty: true }) && getComputedStyle(part).clipPath === "none" && !part.closest(".skip");
  if (screen.scrollWidth > wide) misfits.push(`the page is ${screen.scrollWidth} wide`);
  for (const part of document.body.querySelectorAll("*")) {
    if (!seen(part) || part.closest(".scroller, svg")) continue; // a table and the picture may move in a frame of their own
    const { left, right, width } = part.getBoundingClientRect();
    if (width && (right > wide + 1 || left < -1)) misfits.push(`beyond the edge: ${named(part)}`);
    const holds = part.matches("button, .button, select, .entry:not(textarea)") || ["hidden", "clip"].includes(getComputedStyle(part).overflowX);
    if (holds && part.scrollWidth > part.clientWidth + 1) misfits.push(`cut off: ${named(part)}`);
  }
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector("dialog[open]") ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(part) || part.closest(".to-result, .offer, select, textarea, .chart")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    texts.push(...[...range.getClientRects()].filter(({ width }) => width > 1).map((place) => [place, part]));
  }
  texts.sort(([a], [b]) => a.top - b.top);
  texts.forEach(([a, one], index) => {
    for (const [b, other] of texts.slice(index + 1)) {
      if (b.top >= a.bottom) break;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (one !== other && across > 2 && down > 0.35 * Math.min(a.height, b.height)) misfits.push(`on top of each other: ${named(one)}, ${named(other)}`);
    }
  });
  return misfits;
}"""


def misfits(page: Page) -> dict[str, list[str]]:
    """Open all `details` and return what does not fit, by width and letters; afterwards the page has
    its own size again."""
    before, by_screen = page.viewport_size, {}
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    protocol = page.context.new_cdp_session(page)
    for width, letters in SCREENS:
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(
            "(size) => (document.documentElement.style.fontSize = size)",
            "200%" if letters == "root" else "",
        )
        protocol.send(
            "Page.setFontSizes", {"fontSizes": {"standard": 32 if letters == "browser" else 16}}
        )
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == (
            "16px" if letters == "usual" else "32px"
        )
        if wrong := page.evaluate(MISFITS):
            by_screen[f"{width} pixels, {letters}"] = wrong
    protocol.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    protocol.detach()
    if before:
        page.set_viewport_size(before)
    return by_screen
