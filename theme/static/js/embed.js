// The estimate in a frame: takes the colours from its address, and tells the page around it its height.
"use strict";

{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") paint(theme);
  addEventListener("DOMContentLoaded", () => new ResizeObserver(tell).observe(document.documentElement));

  /** Use light or dark colours, whatever the device prefers, before anything is shown. */
  function paint(scheme) {
    document.documentElement.style.colorScheme = scheme;
    for (const { cssRules } of document.styleSheets) {
      for (const { media } of cssRules) {
        if (media?.mediaText === "(prefers-color-scheme: dark)") media.mediaText = scheme === "dark" ? "all" : "not all";
      }
    }
  }

  /** Send the height; any page may receive it, because nothing else is sent. */
  function tell() {
    parent.postMessage({ type: "estimate-height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }
}
