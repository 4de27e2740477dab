"""How soon a moved slider shows its amount in Chromium: `python -m tests.bench.bench_estimate`.

From the input event to the frame that shows the new amount, compared with an empty frame in the
same run; the bar is 100 ms, which a person perceives as immediate.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from plugins.build.site import build
from tests.bench.bars import Bar, report
from tests.browser.conftest import FLAGS
from tests.conftest import serving
from tests.support.parts import provide

BAR = 100.0
READY = "() => performance.getEntriesByName('calculator-ready').length > 0"
FRAMES = """async () => {
  const times = [];
  for (let run = 0; run < 60; run++) {
    const start = performance.now();
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - start);
  }
  return times;
}"""
SLIDES = """async () => {
  const slider = document.querySelector("#asking .slider");
  const shown = document.getElementById("shown");
  const times = [];
  for (let run = 0; run < 60; run++) {
    const changed = new Promise((resolve) => {
      const watch = new MutationObserver(() => { watch.disconnect(); requestAnimationFrame(resolve); });
      watch.observe(shown, { childList: true });
    });
    const start = performance.now();
    slider.value = String(2 + (run % 20));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await changed;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return times;
}"""


def main() -> int:
    """Print both times; return 1 when more than one of twenty moves takes longer than the bar."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(Path(folder) / "site", on=date(2026, 11, 24))
        with serving(Path(folder) / "site") as address:
            chromium = playwright.chromium.launch(
                executable_path=provide("chromium"), args=list(FLAGS)
            )
            page = chromium.new_page()
            page.clock.set_fixed_time("2026-11-24T12:00:00")
            page.goto(f"{address}/estimate/")
            page.wait_for_function(READY)
            page.fill("#asking .entry >> nth=0", "25")
            page.wait_for_selector("#shown .net")
            frames, slides = page.evaluate(FRAMES), page.evaluate(SLIDES)
            chromium.close()
    late = quantiles(slides, n=20)[-1]
    print(f"{'reference: an empty frame':44} {median(frames):9.1f} ms")
    print(
        f"{'a moved slider until its amount shows':44} {median(slides):9.1f} ms "
        f" {median(slides) / median(frames):8.1f} ×"
    )
    name = "a moved slider until its amount shows, 19 of 20"
    return report([Bar(name=name, measured=late, most=BAR, unit="ms")])


if __name__ == "__main__":
    sys.exit(main())
