"""The wire: what a kernel answers arrives unchanged, and whatever else it sends is refused or harmless."""

import base64
import copy
import json
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.sandbox import wire
from autograder.sandbox.wire import Unreadable
from softcounts.judge.play import Outcome, Raised
from softcounts.judge.values import Array, Group, Number, Other, snapshot

NAMES, LINES = ("X", "mixture"), {"return 1 / 0", "x = 3"}
DTYPES = st.sampled_from(sorted(wire.DTYPES.values(), key=str))
KINDS = st.sampled_from(("ndarray", "float", "list", "NoneType", "GaussianMixture"))


def numeric():
    """Arrays of every dtype that the wire carries, in any order of memory."""
    drawn = DTYPES.flatmap(lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0)))
    return st.one_of(drawn, drawn.map(np.transpose))


def scalars():
    """Numbers as a function may return them."""
    from_numpy = DTYPES.flatmap(lambda dtype: arrays.arrays(dtype, ()).map(lambda array: array[()]))
    return st.one_of(st.booleans(), st.integers(-(2**62), 2**62), st.floats(), st.complex_numbers(), from_numpy)


def returned():
    """What functions return, odd objects among it."""
    odd = st.sampled_from((None, "text", b"bytes", object(), {}, {1: 2}, len, range(3)))
    leaves = st.one_of(numeric(), scalars(), odd)
    return st.recursive(leaves, lambda inner: st.one_of(st.lists(inner, max_size=3), st.tuples(inner, inner)))


def raised():
    """Exceptions as the kernel notes them: of a type with a known name, at a line of the student's."""
    kinds = st.sampled_from(("ValueError", "ZeroDivisionError", "LinAlgError"))
    return st.builds(Raised, kinds, st.just(""), st.integers(1, 9999), st.sampled_from(sorted(LINES)))


def outcomes():
    """Outcomes of cases, with or without a value."""
    flags = {"slow": st.booleans(), "steady": st.booleans(), "kept": st.booleans()}
    changed = st.sampled_from(((), ("X",), ("X", "mixture")))
    value = st.builds(Outcome, value=returned().map(snapshot), raised=st.none(), changed=changed, **flags)
    return st.lists(
        st.one_of(st.none(), value, st.builds(Outcome, value=st.none(), raised=raised(), changed=changed, **flags)),
        max_size=4,
    )


def sent(played):
    """As it arrives: through text."""
    return json.loads(json.dumps(wire.write(played)))


def read(reply, count):
    return wire.read(reply, count, NAMES, LINES)


def same(one, other):
    """Equal to the last bit, names of types aside that the wire does not carry."""
    if isinstance(one, Array | Number):
        (name,) = {"data", "value"} & set(one._fields)
        a, b = (np.asarray(getattr(value, name)) for value in (one, other))
        # A long double has bytes that hold nothing.
        padded = a.dtype.char in "gG" and np.array_equal(a, b, equal_nan=True)
        return (
            type(one) is type(other)
            and (a.dtype, a.shape) == (b.dtype, b.shape)
            and (padded or a.tobytes() == b.tobytes())
        )
    if isinstance(one, Group):
        return len(one.items) == len(other.items) and all(map(same, one.items, other.items)) and one.kind == other.kind
    return type(one) is type(other)


@given(outcomes())
def test_what_was_played_arrives(played):
    got = read(sent(played), len(played))
    assert [o and o._replace(value=None) for o in got] == [o and o._replace(value=None) for o in played]
    assert all(o is None or same(o.value, g.value) for o, g in zip(played, got, strict=True))


def arrived(value):
    """A returned value at the other end."""
    return read(sent([Outcome(snapshot(value))]), 1)[0].value


def test_objects_arrive_as_the_numbers_that_they_stand_for():
    got = arrived(np.array([[1, 2.5]], dtype=object)).data
    assert got.dtype == object and got.tolist() == [[1.0, 2.5]]
    assert {type(number) for number in got.flat} == {float}


@pytest.mark.parametrize("data", [["a", "b"], [None, object()], [[1], {}], [1, 10**400]])
def test_of_objects_that_are_no_numbers_only_the_shape_arrives(data):
    held = np.empty(2, dtype=object)
    held[:] = data
    got = arrived(held).data
    assert got.shape == (2,) and got.dtype == object and set(got) == {""}


def test_an_integer_beyond_all_floats_is_known_by_its_type():
    got = arrived(10**400)
    assert got.kind == "int" and got.value == ""


@pytest.mark.parametrize("dtype", ["U5", "S3", "M8[s]", "V4", ">f8", ">i4"])
def test_of_an_array_of_another_type_only_the_shape_arrives(dtype):
    got = arrived(np.zeros((2, 3), dtype)).data
    assert got.shape == (2, 3) and got.dtype == "U1"


def test_of_a_large_array_only_the_shape_arrives():
    got = arrived(np.zeros((512, 1024))).data
    assert got.shape == (512, 1024) and got.dtype == "U1" and got.strides == (0, 0)


class Secret(Exception):
    """Its name could tell what it saw."""


def test_a_name_or_a_text_of_the_students_does_not_arrive():
    played = [Outcome(Other("seen_3_14")), Outcome(raised=Raised("Secret", "3.14", 7, "return 1 / 0"))]
    value, error = read(sent(played), 2)
    assert value.value == Other("object")
    assert error.raised == Raised("an exception of its own", "", 7, "return 1 / 0")
    unknown = [Outcome(raised=Raised("ValueError", "", 7, "a line of no cell"))]
    assert read(sent(unknown), 1)[0].raised == Raised("ValueError", "", 0, "")


# --- hostile replies

PLAIN = (int, float, bool, complex, str, np.generic, type(None))


def is_plain(value):
    """Whether nothing but arrays, numbers, texts and the known tuples is in it."""
    if isinstance(value, np.ndarray):
        return type(value) is np.ndarray and (value.dtype != object or all(type(x) in (float, str) for x in value.flat))
    if type(value) in (list, tuple, Outcome, Raised, Array, Number, Group, Other):
        return all(map(is_plain, value))
    return isinstance(value, PLAIN)


def survives(reply, count=1):
    """Reading gives plain Outcomes or Unreadable, and nothing else."""
    try:
        got = read(reply, count)
    except Unreadable as error:
        assert len(str(error)) < 100
    else:
        assert len(got) == count and all(one is None or type(one) is Outcome for one in got) and is_plain(got)


WORDS = st.sampled_from(
    ("value", "raised", "slow", "changed", "steady", "kept", "kind", "array", "number", "items", "shape", "dtype",
     "bytes", "objects", "code", "line", "text", "<f8", "|O", "|b1", "other", "AAAAAAAA8D8=", "ndarray", "object")
)  # fmt: skip
ATOMS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), WORDS)
JSON = st.recursive(
    ATOMS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS | st.text(), inner, max_size=6))
)


@given(JSON, st.integers(0, 3))
def test_any_json_is_read_or_refused(reply, count):
    survives(reply, count)


def places(reply, path=()):
    """The path of every part of parsed JSON."""
    yield path
    children = reply.items() if isinstance(reply, dict) else enumerate(reply) if isinstance(reply, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


@given(outcomes(), JSON, st.data())
def test_a_valid_reply_with_a_part_exchanged_or_removed_is_read_or_refused(played, other, data):
    reply = sent(played)
    path = data.draw(st.sampled_from(list(places(reply))))
    if not path:
        return survives(other, len(played))
    *way, last = path
    holder = reply
    for key in way:
        holder = holder[key]
    if data.draw(st.booleans()):
        holder[last] = copy.deepcopy(other)
    else:
        del holder[last]
    survives(reply, len(played))


def with_value(value):
    """A reply of one outcome with that value."""
    return [Outcome()._asdict() | {"value": value, "changed": []}]


def with_array(shape, dtype="<f8", raw=b"", **more):
    """A reply of one outcome with such an array."""
    data = {"shape": shape, "dtype": dtype, "bytes": base64.b64encode(raw).decode(), "objects": False} | more
    return with_value({"kind": "ndarray", "array": data})


ONE = np.ones(1).tobytes()
REFUSED = {
    "a dictionary": {},
    "too few": [],
    "too many": [None, None],
    "no outcome": [3],
    "a text for a flag": [with_value(None)[0] | {"slow": "no"}],
    "a number for a flag": [with_value(None)[0] | {"steady": 1}],
    "a text of changed names": [with_value(None)[0] | {"changed": "X"}],
    "a negative length": with_array([-1], raw=ONE),
    "lengths that multiply to one": with_array([-1, -1], raw=ONE),
    "a length that is a flag": with_array([True], raw=ONE),
    "a length with a point": with_array([1.0], raw=ONE),
    "an endless length": with_array([float("inf")], raw=ONE),
    "a huge length": with_array([2**40], raw=ONE),
    "a long length of nothing": with_array([2**30, 0]),
    "lengths of nothing, together long": with_array([2**10, 0, 2**11]),
    "more than the bytes": with_array([2], raw=ONE),
    "fewer than the bytes": with_array([0], raw=ONE),
    "half a number": with_array([1], raw=ONE[:5]),
    "nine dimensions": with_array([1] * 9, raw=ONE),
    "pickled objects": with_array([1], "|O", ONE),
    "the other byte order": with_array([1], ">f8", ONE),
    "texts": with_array([2], "<U1", ONE),
    "dates": with_array([1], "<M8[s]", ONE),
    "records": with_array([1], "f8,f8", ONE * 2),
    "a dtype that is a list": with_array([1], ["<f8"], ONE),
    "bytes that are no base64": with_array([1], raw=ONE, bytes="*" * 12),
    "bytes that are a list": with_array([1], raw=ONE, bytes=[0] * 8),
    "a group of numbers": with_value({"kind": "list", "items": [1, 2]}),
    "a group that is a text": with_value({"kind": "list", "items": "12"}),
    "a kind that is no text": with_value({"kind": None}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_kernel_writes_is_refused(what):
    with pytest.raises(Unreadable):
        read(REFUSED[what], 1)


@pytest.mark.parametrize("count", [1, 9, 500, 900])
def test_groups_in_groups_are_cut_or_refused(count):
    value = {"kind": "ndarray"}
    for _ in range(count):
        value = {"kind": "list", "items": [value]}
    survives(with_value(value))


def test_a_number_that_is_an_array_is_no_number():
    two = with_array([2], raw=ONE * 2)[0]["value"]["array"]
    assert read(with_value({"kind": "float", "number": two}), 1)[0].value == Other("float")


def test_of_two_equal_keys_the_last_one_counts():
    text = json.dumps(with_value({"kind": "list"})).replace('"kind": "list"', '"kind": "float", "kind": "int"')
    assert read(json.loads(text), 1)[0].value == Other("int")


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_not_json_are_no_lengths_and_no_lines(token):
    shape = json.dumps(with_array(["@"], raw=ONE)).replace('"@"', token)
    raised_there = with_value(None)[0] | {"raised": {"kind": "ValueError", "text": "", "line": "@", "code": "x = 3"}}
    for text in (shape, json.dumps([raised_there]).replace('"@"', token)):
        with pytest.raises(Unreadable):
            read(json.loads(text), 1)


SHAPES = ([2**39], [2**20, 2**20], [2**39] * 8, [1024, 1024], [2**39, 0], [0, 2**39, 2**39])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", ["other", "objects", "<f8", "<c16"])
def test_a_huge_shape_needs_no_memory(shape, dtype):
    reply = with_array(shape, dtype)
    if dtype in ("other", "objects"):
        del reply[0]["value"]["array"]["bytes"]
    tracemalloc.start()
    survives(reply)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2**20
