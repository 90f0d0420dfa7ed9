"""Wrong answers to `binarize` of lesson 06, written from the lesson's text alone."""

import numpy as np


def ink_and_paper_exchanged(images, threshold=0.5):
    """Gives 1.0 to pixels up to the threshold and 0.0 to those above: ink and paper exchanged."""
    n = images.shape[0]
    rows = np.asarray(images, dtype=float).reshape(n, -1) / 255.0
    return np.where(rows > threshold, 0.0, 1.0)


def grey_values_never_divided_by_255(images, threshold=0.5):
    """Compares the grey values 0 to 255 themselves with the threshold; the division by 255 is missing."""
    X = images.reshape(images.shape[0], -1)
    return (threshold < X).astype(float)


def threshold_fixed_at_one_half(images, threshold=0.5):
    """Ignores the argument threshold and always compares with one half."""
    grey = images.reshape(len(images), -1) / 255
    return 1.0 * (grey > 0.5)


def bools_not_turned_into_floats(images, threshold=0.5):
    """Returns an array of bools instead of float64."""
    flat = images.reshape(len(images), -1)
    return flat / 255 > threshold


def whole_number_division(images, threshold=0.5):
    """Uses // instead of /, so only full ink of 255 survives the division."""
    n = len(images)
    return (images.reshape(n, -1) // 255 > threshold).astype(float)


def written_into_the_callers_images(images, threshold=0.5):
    """Puts the zeros and ones into the caller's images; the returned values are right."""
    ink = images / 255 > threshold
    images[ink] = 1
    images[~ink] = 0
    return images.reshape(len(images), -1).astype(float)


def pictures_mixed_by_reshape_and_transpose(images, threshold=0.5):
    """Reshapes to (d, n) and transposes, which mixes pixels of different pictures in one row."""
    n = images.shape[0]
    d = int(np.prod(images.shape[1:]))
    X = images.reshape(d, n).T
    return (threshold < X / 255).astype(float)


def size_28_by_28_written_in(images, threshold=0.5):
    """Reshapes to rows of 784, so pictures of any other size fail or are run together."""
    binary = (images / 255.0) > threshold
    return binary.reshape(-1, 784).astype("float64")


def column_by_column_and_at_least(images, threshold=0.5):
    """Two slips: pixels are read column by column, and a pixel exactly at the threshold becomes ink."""
    n = len(images)
    flipped = images.reshape(n, -1, order="F")
    return np.array(flipped >= threshold * 255, dtype=float)


def one_long_row_and_threshold_ignored(images, threshold=0.5):
    """Two slips: all pictures end up in one row (1, n d), and the cut is always 127."""
    all_pixels = np.ravel(images)
    result = np.zeros((1, all_pixels.size))
    result[0, all_pixels > 127] = 1
    return result


def stretched_to_own_range_and_ink_as_255(images, threshold=0.5):
    """Two slips: greys are stretched from the stack's own minimum to its maximum, and ink is written as 255.0."""
    low, high = float(images.min()), float(images.max())
    span = (high - low) or 1.0
    scaled = (images.reshape(len(images), -1) - low) / span
    return np.where(scaled > threshold, 255.0, 0.0)


def divided_by_256_and_float32(images, threshold=0.5):
    """Two slips: divides by 256 instead of 255, and returns float32 instead of float64."""
    small = images.astype(np.float32).reshape(len(images), -1) / np.float32(256)
    return (small > threshold).astype(np.float32)


def percent_and_uint8(images, threshold=0.5):
    """Two slips: compares percent of full ink with the threshold as a fraction, and returns uint8."""
    percent = 100 * images.reshape(len(images), -1).astype(float) / 255
    return (percent > threshold).astype("uint8")
