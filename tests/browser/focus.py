"""Whether a person can see where the focus is: by comparing pictures, as eyes do."""

from playwright.sync_api import FloatRect, Page

MARGIN = 6
"""CSS pixels around a control in which a focus ring may lie."""

WHERE = """
() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(([x, y]) =>
    document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
  const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  const seen = points.some(point => point && (it.contains(point) || point.contains(it)
    || [...(it.labels || [])].some(label => label.contains(point))));
  const { x, y, width, height } = box;
  return { x, y, width, height, clear: seen && (inside || height > innerHeight) };
}
"""
BLUR = "() => { window.__focused = document.activeElement; window.__focused.blur(); }"
REFOCUS = "() => window.__focused.focus({ focusVisible: true, preventScroll: true })"


def focus_shows(page: Page) -> bool:
    """Say whether the focused control is in view, uncovered, and looks different without the focus."""
    where = page.evaluate(WHERE)
    x, y = max(0, where["x"] - MARGIN), max(0, where["y"] - MARGIN)
    clip: FloatRect = {
        "x": x,
        "y": y,
        "width": where["width"] + 2 * MARGIN,
        "height": where["height"] + 2 * MARGIN,
    }
    if not where["clear"] or where["width"] < 1:
        return False
    with_focus = page.screenshot(clip=clip, caret="hide")
    page.evaluate(BLUR)
    without = page.screenshot(clip=clip, caret="hide")
    page.evaluate(REFOCUS)
    return with_focus != without
