"""Every lesson's solution version in real JupyterLab in headless Chromium: run all, move a slider by keyboard, look."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.test_wheel import LESSONS, ROOT

SHOTS = ROOT / "build" / "screenshots"
MOVING = ".jupyter-widgets img"  # not the still picture that stands there until the sliders do
CHANGED = f"([cell, old]) => cell.querySelector('{MOVING}').src !== old"
BEGUN = ".jp-OutputArea-output, .jp-InputPrompt:has-text('[*]')"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a JupyterLab that serves copies of the solution versions, with settings of its own."""
    folder = tmp_path_factory.mktemp("lab")
    for lesson in LESSONS:
        shutil.copy(ROOT / "source" / lesson / f"{lesson}.ipynb", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {name: str(folder / "home") for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.ip=127.0.0.1", "--ServerApp.disable_check_xsrf=True",
        "--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(command, env=os.environ | home, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(address, process, folder / "server.log")
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_up(address, process, log):
    for _ in range(120):
        assert process.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"JupyterLab did not answer within a minute:\n{log.read_text()}")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page of a fresh Chromium."""
    profile = str(tmp_path_factory.mktemp("profile"))
    with sync_playwright() as playwright:
        try:
            context = playwright.chromium.launch_persistent_context(
                profile, headless=True, executable_path=CHROMIUM, args=FLAGS, viewport={"width": 1280, "height": 1000}
            )
        except Error as error:
            pytest.skip(f"no Chromium here, and tests/browser/install_chromium.sh could not install it: {error}")
        page = context.pages[0] if context.pages else context.new_page()
        page.add_locator_handler(page.locator(".jp-Dialog").first, _accept)
        yield page
        context.close()


@pytest.fixture(scope="module", params=LESSONS)
def lesson(server, page, request):
    """(name, page) of a lesson's notebook, with all cells run."""
    page.set_default_timeout(60_000)
    page.goto(f"{server}/lab/workspaces/{request.param}/tree/{request.param}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    _run_all(page)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=400_000)
    return request.param, page


def _accept(dialog):
    """A busy JupyterLab may ask which kernel to take, or tell of a connection, at any moment."""
    print(dialog.inner_text())
    dialog.locator("button").last.click(timeout=10_000)


def _run_all(page, attempts=4):
    """From the menu; while a busy JupyterLab opens the notebook it forgets that."""
    for attempt in range(attempts):
        try:
            page.click('.lm-MenuBar-itemLabel:text-is("Run")', timeout=10_000)
            page.click('.lm-Menu-itemLabel:text-is("Run All Cells")', timeout=10_000)
            page.wait_for_selector(BEGUN, state="attached", timeout=30_000)
            return
        except Error:
            if attempt == attempts - 1:
                raise


def cell_with(page, text):
    """The code cell whose source holds `text`, scrolled into view (JupyterLab draws only what can be seen)."""
    panel = page.locator(".jp-WindowedPanel-outer").first
    panel.evaluate("panel => panel.scrollTo(0, 0)")
    for _ in range(80):
        page.wait_for_timeout(100)
        cells = page.locator(".jp-CodeCell", has_text=text)
        if cells.count():
            cells.first.scroll_into_view_if_needed()
            return cells.first
        panel.evaluate("panel => panel.scrollBy(0, 600)")
    raise AssertionError(f"no cell with {text!r}")


def test_a_slider_moves_by_keyboard_and_the_picture_follows(lesson):
    name, page = lesson
    cell = cell_with(page, "explore.")
    cell.locator(".noUi-handle").first.wait_for()
    picture = cell.locator(MOVING).first
    picture.wait_for()
    before, described = picture.get_attribute("src"), picture.get_attribute("alt")
    cell.locator(".noUi-handle").first.focus()
    start = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(CHANGED, arg=[cell.element_handle(), before])
    print(f"{name}: keypress to picture {time.perf_counter() - start:.3f} s")
    assert described and picture.get_attribute("alt") != described
    SHOTS.mkdir(parents=True, exist_ok=True)
    cell.scroll_into_view_if_needed()
    page.screenshot(path=SHOTS / f"{name}.png")
    assert (SHOTS / f"{name}.png").stat().st_size > 20_000


def test_every_slider_has_a_label(lesson):
    _, page = lesson
    cell = cell_with(page, "explore.")
    cell.locator(".noUi-handle").first.wait_for()
    labels = [label for label in cell.locator(".widget-label").all_inner_texts() if label.strip()]
    assert len(labels) >= cell.locator(".noUi-handle").count() >= 1


def test_no_cell_failed(lesson):
    name, page = lesson
    assert page.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0
    if name != "00_start_here":
        cell = cell_with(page, "check(")
        cell.locator("text=/: [0-9]+ of [0-9]+ points/").first.wait_for()


def test_a_notebook_that_is_opened_again_shows_a_picture_and_what_to_do(server, lesson):
    name, page = lesson
    cell_with(page, "explore.").locator(".noUi-handle").first.wait_for()
    assert not cell_with(page, "explore.").locator(".softcounts-still").first.is_visible()
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    for session in json.load(urllib.request.urlopen(f"{server}/api/sessions")):
        urllib.request.urlopen(
            urllib.request.Request(f"{server}/api/sessions/{session['id']}", method="DELETE")
        ).close()
    page.goto(f"{server}/lab/workspaces/{name}-again/tree/{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    cell = cell_with(page, "explore.")
    cell.locator(".softcounts-still img").first.wait_for()
    assert "Run this cell to move them." in cell.locator(".softcounts-still").first.inner_text()
    for error in page.locator("text=/model not found|Loading widget/").all():
        assert not error.is_visible(), error.evaluate("one => one.closest('.jp-OutputArea').outerHTML")
    cell.scroll_into_view_if_needed()
    page.screenshot(path=SHOTS / f"{name}-again.png")
