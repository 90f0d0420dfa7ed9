"""binarize in many styles."""

import sys
import warnings

import numpy as np


def as_taught(images, threshold=0.5):
    return (images.reshape(len(images), -1) / 255 > threshold).astype(float)


def greys_compared(images, threshold=0.5):
    return np.where(images.reshape(images.shape[0], -1) > 255 * threshold, 1.0, 0.0)


def loops(images, threshold=0.5):
    X = np.zeros((len(images), images[0].size))
    for i in range(len(images)):
        for k, value in enumerate(images[i].flatten()):
            if int(value) / 255.0 > threshold:
                X[i, k] = 1
    return X


def list_building(images, threshold=0.5):
    return np.array([[float(v / 255 > threshold) for v in image.reshape(-1)] for image in images])


def masked(images, threshold=0.5):
    grey = images.astype(np.float64) / 255
    out = np.zeros_like(grey)
    out[grey > threshold] = 1.0
    return out.reshape(len(images), int(np.prod(images.shape[1:])))


def heaviside(images, threshold=0.5):
    return np.heaviside(images.reshape(len(images), -1) / 255 - threshold, 0.0)


def product_of_bool(images, threshold=0.5):
    ink = images.reshape((len(images), images.size // len(images))) / np.float64(255)
    return 1.0 * (ink > threshold)


def sign(images, threshold=0.5):
    delta = np.divide(images, 255.0) - threshold
    return np.maximum(np.sign(delta), 0.0).reshape(delta.shape[0], -1)


def whole_greys(images, threshold=0.5):
    least = int(np.floor(255 * threshold))
    return (images.astype(int).reshape(len(images), -1) > least).astype("float64")


def stacked_column_major(images, threshold=0.5):
    return np.asfortranarray(np.stack([(image.ravel() / 255 > threshold) * 1.0 for image in images]))


def noisy(images, threshold=0.5):
    print("binarize", images.shape)
    warnings.warn("greys ahead", stacklevel=1)
    sys.stderr.write("working\n")
    return np.greater(images.reshape(len(images), -1) / 255, threshold).astype(float)


def lookup(images, threshold=0.5):
    return (np.arange(256) / 255 > threshold).astype(float)[images].reshape(len(images), -1)


def digitize(images, threshold=0.5):
    return np.digitize(images.reshape(len(images), -1) / 255, [threshold], right=True).astype(float)


def strided_view(images, threshold=0.5):
    big = np.zeros((len(images), 2, images[0].size))
    big[:, 1] = images.reshape(len(images), -1) / 255 > threshold
    return big[:, 1]


def rounded_up(images, threshold=0.5):
    a = images.reshape(len(images), -1) / 255
    return np.ceil(np.clip(a - threshold, 0, 1))
