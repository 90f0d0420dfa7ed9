"""Lesson 03 in real JupyterLab in headless Chromium: run all cells, move the K slider by keyboard, look."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "build" / "screenshots"
NOTEBOOK = "03_run_loop.ipynb"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a JupyterLab that serves a copy of the solution version, with settings of its own."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copy(ROOT / "source" / "03_run_loop" / NOTEBOOK, folder / NOTEBOOK)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {name: str(folder / "home") for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
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
        yield context.pages[0] if context.pages else context.new_page()
        context.close()


@pytest.fixture(scope="module")
def lesson(server, page):
    """The notebook, with all cells run."""
    page.set_default_timeout(60_000)
    page.goto(f"{server}/lab/workspaces/t/tree/{NOTEBOOK}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    _run_all(page)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=120_000)
    return page


def _run_all(page, attempts=4):
    """From the menu; while a busy JupyterLab opens the notebook it forgets that, or asks first which kernel to take."""
    for attempt in range(attempts):
        try:
            for button in page.locator(".jp-Dialog .jp-mod-accept").all():
                button.click(timeout=10_000)
            page.click('.lm-MenuBar-itemLabel:text-is("Run")', timeout=10_000)
            page.click('.lm-Menu-itemLabel:text-is("Run All Cells")', timeout=10_000)
            page.wait_for_selector(".jp-OutputArea-output", state="attached", timeout=30_000)
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


def test_k_slider_moves_by_keyboard_and_the_picture_follows(lesson):
    cell = cell_with(lesson, "explore.run(X, init, estep, mstep, run, scale)")
    picture = cell.locator(".jp-OutputArea img").first
    picture.wait_for()
    before = picture.get_attribute("src")
    handle = cell.locator(".noUi-handle").first
    handle.focus()
    start = time.perf_counter()
    lesson.keyboard.press("ArrowRight")
    changed = "([cell, old]) => cell.querySelector('.jp-OutputArea img').src !== old"
    lesson.wait_for_function(changed, arg=[cell.element_handle(), before])
    print(f"keypress to picture: {time.perf_counter() - start:.3f} s")
    assert cell.locator(".widget-readout").first.inner_text().strip() == "3"
    assert "component 3" in picture.get_attribute("alt")
    SHOTS.mkdir(parents=True, exist_ok=True)
    cell.scroll_into_view_if_needed()
    lesson.screenshot(path=SHOTS / "03_run_loop.png")
    assert (SHOTS / "03_run_loop.png").stat().st_size > 20_000


def test_every_slider_has_a_label(lesson):
    cell = cell_with(lesson, "explore.run(X, init, estep, mstep, run, scale)")
    labels = cell.locator(".widget-label").all_inner_texts()
    assert [label for label in labels if label.strip()] == ["K (components)", "method", "seed", "iteration"]


def test_no_cell_failed(lesson):
    assert lesson.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0
    cell = cell_with(lesson, "check(run)")
    cell.locator("text=run: 10 of 10 points").first.wait_for()
