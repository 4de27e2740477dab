// The estimate in a frame: the colours that its address sets, and its height for the page around it.
"use strict";

{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") paint(theme);
  addEventListener("DOMContentLoaded", () => new ResizeObserver(tell).observe(document.documentElement));

  /** The page's own light or dark, whatever the device prefers; before anything is shown. */
  function paint(scheme) {
    document.documentElement.style.colorScheme = scheme;
    for (const { cssRules } of document.styleSheets) {
      for (const { media } of cssRules) {
        if (media?.mediaText === "(prefers-color-scheme: dark)") media.mediaText = scheme === "dark" ? "all" : "not all";
      }
    }
  }

  /** Nothing but the height goes out, so any page may hear it. */
  function tell() {
    parent.postMessage({ type: "estimate-height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }
}
