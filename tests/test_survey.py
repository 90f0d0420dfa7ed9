"""The survey's loader: the right numbers, and one clear sentence whatever the network and the cache do."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from softcounts import datasets
from softcounts.datasets import survey

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SOFTCOUNTS_SHARED") or ROOT.parent / "shared") / "data"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")

needs_the_file = pytest.mark.skipif(
    not (SHARED / survey.FILE).exists(),
    reason=f"the survey is not part of the project: put {survey.FILE} into shared/data beside the checkout",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache folder; no proxy of the machine stands between the tests and their own server."""
    monkeypatch.setenv(survey.FOLDER_VARIABLE, str(tmp_path / "cache"))
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def served(monkeypatch):
    """served(content): the survey's address is now a server of this test, which answers with these bytes, or 404.

    Returns the list of requests that it has seen.
    """
    servers = []

    def serve(content):
        seen = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                seen.append(self.path)
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(survey, "ADDRESS", f"http://127.0.0.1:{server.server_port}/{survey.FILE}")
        return seen

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def no_network(monkeypatch):
    """Every way out ends at a port where nobody listens."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")


def refusal():
    """The one sentence that the loader raises."""
    with pytest.raises(OSError) as caught:
        datasets.food_world_cup()
    text = str(caught.value)
    assert "\n" not in text and survey.ADDRESS in text and survey.FILE in text and "go online" in text
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    return text


@needs_the_file
def test_the_survey_has_1276_people_and_40_cuisines(monkeypatch):
    monkeypatch.setenv(survey.FOLDER_VARIABLE, str(SHARED))
    no_network(monkeypatch)
    X, names = datasets.food_world_cup()
    assert X.shape == (1276, 40) and X.dtype == float
    assert len(set(names)) == 40 and names[0] == "Algeria" and names[23] == "Netherlands" and names[-1] == "Ireland"
    assert set(X[~np.isnan(X)]) == {1, 2, 3, 4, 5}
    assert (~np.isnan(X)).sum() == 521 + 2083 + 9121 + 8149 + 4069
    assert (~np.isnan(X)).any(axis=1).all()
    assert np.isnan(X[0, 0]) and X[0, 1] == 3


def table(*answers):
    """A file like the survey's, with these answers for three cuisines a person."""
    ask = "Please rate how much you like the traditional cuisine of"
    header = f'RespondentID,"Knowledge\u00a0of cuisines?",{ask} Chile:,{ask}\u00a0Cuba.,{ask} the Netherlands.,Gender'
    lines = [header] + [f"{k},Novice,{','.join(answer)},Male" for k, answer in enumerate(answers)]
    return "\r\n".join(lines).encode("mac-roman")


def known(content, monkeypatch):
    """From now on the survey is expected to be these bytes."""
    import hashlib

    monkeypatch.setattr(survey, "SHA256", hashlib.sha256(content).hexdigest())


def test_blank_and_not_applicable_are_both_missing(folder, served, monkeypatch):
    content = table(("5", "N/A", ""), ("", "N/A", " "), ("1", "2", "3"))
    known(content, monkeypatch)
    served(content)
    X, names = datasets.food_world_cup()
    assert names == ["Chile", "Cuba", "Netherlands"]
    assert np.array_equal(X, [[5, np.nan, np.nan], [1, 2, 3]], equal_nan=True)


def test_a_download_is_kept(folder, served, monkeypatch):
    content = table(("5", "4", "3"))
    known(content, monkeypatch)
    seen = served(content)
    for _ in range(2):
        datasets.food_world_cup()
    assert len(seen) == 1 and (folder / survey.FILE).read_bytes() == content


def test_a_damaged_copy_is_replaced_when_the_network_is_there(folder, served, monkeypatch):
    content = table(("5", "4", "3"))
    known(content, monkeypatch)
    served(content)
    folder.mkdir()
    (folder / survey.FILE).write_bytes(content[:-20])
    assert datasets.food_world_cup()[0].tolist() == [[5, 4, 3]]
    assert (folder / survey.FILE).read_bytes() == content


@pytest.mark.parametrize("damaged", [False, True])
def test_offline_says_what_is_missing_where_it_belongs_and_how_to_get_it(damaged, folder, monkeypatch):
    no_network(monkeypatch)
    if damaged:
        folder.mkdir()
        (folder / survey.FILE).write_bytes(b"half a file")
    text = refusal()
    assert f"{'is damaged' if damaged else 'is missing'} in the folder {folder}" in text
    assert "could not be downloaded" in text


def test_a_patched_download_that_fails_is_an_oserror(folder, monkeypatch):
    import pooch

    def broken(*_args, **_options):
        raise ConnectionResetError("the line was cut")

    monkeypatch.setattr(pooch, "retrieve", broken)
    assert "could not be downloaded (ConnectionResetError)" in refusal()


def test_another_file_at_the_address_is_refused_and_not_kept(folder, served):
    served(b"<html>Please log in to this network</html>")
    assert "its address now gives another file (wrong checksum)" in refusal()
    assert not (folder / survey.FILE).exists()


def test_an_address_that_is_gone(folder, served):
    served(None)
    assert "could not be downloaded (HTTPError)" in refusal()


def test_a_cache_folder_that_cannot_be_made(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(survey.FOLDER_VARIABLE, str(tmp_path / "file" / "cache"))
    no_network(monkeypatch)
    assert "is missing in the folder" in refusal()


def test_nothing_is_downloaded_or_imported_before_it_is_asked_for():
    code = "import sys, softcounts.datasets; print([name for name in ('pooch', 'requests') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "[]"


@needs_the_file
def test_a_good_fit_looks_as_it_should(tmp_path, monkeypatch):
    """Held-out errors over K: four groups beat one by far, eight beat plain means, and the file may lie anywhere."""
    from autograder.reference import missing
    from softcounts import init_missing

    shutil.copy(SHARED / survey.FILE, tmp_path)
    monkeypatch.setenv(survey.FOLDER_VARIABLE, str(tmp_path))
    no_network(monkeypatch)
    X, _ = datasets.food_world_cup()
    hidden = ~np.isnan(X) & (np.random.default_rng(0).random(X.shape) < 0.1)
    train = np.where(hidden, np.nan, X)
    errors = {K: missing.rmse(X, missing.fill_matrix(train, fitted(train, K)), hidden) for K in (1, 2, 8)}
    assert 0.84 < errors[1] < 0.92 and 0.78 < errors[2] < 0.85 and 0.75 < errors[8] < 0.81
    assert init_missing(train, 8)[0].mu.shape == (8, 40)


def fitted(X, K, passes=60):
    """A mixture after `passes` passes from seed 0."""
    from autograder.reference import missing
    from softcounts import init_missing

    mixture = init_missing(X, K)[0]
    for _ in range(passes):
        mixture = missing.mstep(X, missing.estep(X, mixture)[0], mixture)
    return mixture
