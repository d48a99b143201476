"""Every main page on a wide screen and on a phone: nothing axe calls serious, nothing wider than the screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, SignIn

pytestmark = pytest.mark.browser

# who, where one starts, the address to go on to: the first link of the page that fits
PAGES = (
    (None, "/accounts/sign-in/", ""),
    ("hoa", "/", ""),
    ("hoa", "/tasks/", ""),
    ("hoa", "/tasks/", r"/tasks/\d+/"),
    ("hoa", "/plans/", r"/plans/\d+/"),
    ("hoa", "/reports/", r"/reports/\d+/"),
    ("dung", "/", ""),
    ("minh", "/", ""),
    ("lan", "/", ""),
    ("lan", "/documents/", ""),
    ("lan", "/documents/", r"/documents/\d+/"),
    ("lan", "/plans/", ""),
    ("lan", "/plans/", r"/plans/\d+/review/"),
    ("lan", "/plans/", r"/plans/\d+/"),
    ("lan", "/plans/import/", ""),
    ("lan", "/tasks/questions/", ""),
    ("lan", "/reports/owing/", ""),
    ("lan", "/reports/", r"/reports/\d+/tally/"),
    ("lan", "/organisations/", ""),
    ("binh", "/lead/", ""),
    ("lan", "/web/components/", ""),
)


def open_page(page: Page, start: str, wanted: str) -> None:
    """Go to a page, by its address or by the first link of another that fits."""
    page.goto(start)
    if wanted:
        links = [link.get_attribute("href") or "" for link in page.locator("a[href]").all()]
        fits = [link for link in links if re.fullmatch(wanted, link)]
        assert fits, f"{start} has no link to {wanted}"
        page.goto(fits[0])


@pytest.mark.parametrize(("who", "start", "wanted"), PAGES, ids=[f"{w or 'nobody'} {s} {x}" for w, s, x in PAGES])
def test_it_reads_well(sign_in: SignIn, who: str | None, start: str, wanted: str) -> None:
    page = sign_in(who)
    open_page(page, start, wanted)
    assert page.locator("h1").count() == 1
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{size['width']}: {wide} px wider than the screen"] if wide > 0 else []
        found += [
            f"{size['width']}: {one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['html'][:200]}"
            for one in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    assert not found, f"{page.url}:\n" + "\n".join(found)
