"""The data: right files, standard units, and clear errors for a damaged or missing one."""

import shutil
from importlib import resources

import numpy as np
import pytest

from softcounts import datasets
from softcounts.datasets import shipped


def test_old_faithful_in_minutes_and_in_standard_units():
    minutes, standard = datasets.old_faithful("minutes"), datasets.old_faithful()
    assert minutes.shape == standard.shape == (272, 2) and tuple(minutes[0]) == (3.6, 79)
    assert np.allclose(standard.mean(axis=0), 0) and np.allclose(standard.std(axis=0), 1)
    scale = datasets.old_faithful_scale()
    assert np.allclose(scale.mean + scale.sd * standard, minutes)
    assert all("minutes" in name for name in scale.names)


def test_four_rooms_has_four_unequal_groups_and_follows_its_seed():
    X = datasets.four_rooms(200, 1)
    rooms = np.unique(np.sign(X[np.abs(X).min(axis=1) > 0.5]), axis=0, return_counts=True)[1]
    assert len(rooms) == 4 and rooms.max() > 2 * rooms.min()
    assert (datasets.four_rooms(200, np.random.default_rng(1)) == X).all()
    assert not (datasets.four_rooms(200, 2) == X).all()


@pytest.mark.parametrize("n", [3, 2.5, "many"])
def test_four_rooms_needs_four_points(n):
    with pytest.raises(ValueError, match="pass a whole number from 4 to"):
        datasets.four_rooms(n)


def test_four_rooms_needs_a_seed():
    with pytest.raises(ValueError, match="pass a whole number from 0 up, or a numpy Generator"):
        datasets.four_rooms(20, 1.5)


def test_unknown_units():
    with pytest.raises(ValueError, match="unknown units 'hours': choose one of 'standard', 'minutes'"):
        datasets.old_faithful("hours")


@pytest.mark.parametrize(("content", "cause"), [(b"eruptions,waiting\n1,2\n", "damaged"), (None, "missing")])
def test_a_damaged_or_missing_file_says_what_to_do(content, cause, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    if content:
        (tmp_path / "data" / "old_faithful.csv").write_bytes(content)
    monkeypatch.setattr(shipped.resources, "files", lambda package: tmp_path)
    with pytest.raises(OSError, match=f"old_faithful.csv is {cause}.*install softcounts again") as caught:
        datasets.old_faithful()
    assert "\n" not in str(caught.value)


def test_penguins_are_the_measured_ones_in_raw_and_standard_units():
    raw, y = datasets.penguins(units="raw")
    assert raw.shape == (342, 4) and tuple(raw[0]) == (39.1, 18.7, 181, 3750)
    assert np.bincount(y).tolist() == [151, 68, 123] and datasets.SPECIES[y[0]] == "Adelie"
    pair = datasets.MEASURES[0], datasets.MEASURES[2]
    standard, scale = datasets.penguins(pair)[0], datasets.penguins_scale(pair)
    assert np.allclose(scale.mean + scale.sd * standard, raw[:, [0, 2]])
    assert scale.names == ("bill length (mm)", "flipper length (mm)")


def test_an_unknown_column_of_the_penguins():
    with pytest.raises(ValueError, match="unknown column 'beak': choose one of 'bill_length_mm'"):
        datasets.penguins(["beak"])


@pytest.mark.parametrize(
    ("part", "n", "first"),
    [("train", 8000, [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]), ("test", 2000, [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])],
)
def test_mnist_is_in_its_own_order(part, n, first):
    images, labels = datasets.mnist(part)
    assert images.shape == (n, 28, 28) and images.dtype == np.uint8 and images.max() == 255
    assert labels[:10].tolist() == first


def test_an_unknown_part_of_mnist():
    with pytest.raises(ValueError, match="unknown part 'all': choose one of 'train', 'test'"):
        datasets.mnist("all")


def test_lines_as_windows_writes_them_are_the_same_data(tmp_path, monkeypatch):
    before = datasets.old_faithful()
    shutil.copytree(resources.files("softcounts") / "data", tmp_path / "data")
    for path in (tmp_path / "data").glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    assert np.array_equal(datasets.old_faithful(), before)
    assert datasets.penguins()
