"""A real server with the demo, and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "binhdang-demo"
STARTS_WITHIN = 180  # seconds; the demo is loaded at the first start
ARGUMENTS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
)
DESKTOP, PHONE = {"width": 1366, "height": 900}, {"width": 360, "height": 740}

SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `binhdang start` on an empty SQLite database."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'binhdang.sqlite3'}",
        "BINHDANG_FILES": str(folder / "files"),
        "BINHDANG_PRODUCTION": "0",
    }
    command = [str(Path(sys.executable).with_name("binhdang")), "start", "--port", str(port)]
    log = folder / "server.log"
    with log.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/accounts/sign-in/", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or Chrome."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def known() -> dict[str, Any]:
    """The cookies of those who signed in before, so that each does it once."""
    return {}


@pytest.fixture
def sign_in(server: str, browser: Browser, known: dict[str, Any]) -> Iterator[SignIn]:
    """Open the browser as somebody (None: nobody); whatever goes wrong on a page they open fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def enter(username: str | None, size: Any = DESKTOP) -> Page:
        context = browser.new_context(
            base_url=server, viewport=size, locale="vi-VN", storage_state=known.get(username or "")
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        _listen(page, server, wrong)
        if username and username not in known:
            _through_the_door(page, username)
            known[username] = context.storage_state()
        return page

    yield enter
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def _listen(page: Page, server: str, wrong: list[str]) -> None:
    """Write down errors of scripts, refusals of the policy, failed answers, and anything asked of another server."""
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("response", lambda got: wrong.append(f"{got.url}: {got.status}") if got.status >= 400 else None)
    page.on("request", lambda asked: wrong.append(f"asks {asked.url}") if not _own(asked.url, server) else None)


def _through_the_door(page: Page, username: str) -> None:
    page.goto("/accounts/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/")


def _own(address: str, server: str) -> bool:
    return address.startswith((server, "data:", "blob:"))
