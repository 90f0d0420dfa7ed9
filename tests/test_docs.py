"""What README and docs say about the course is true."""

import re

import pytest
from PIL import Image

from autograder import course_map
from autograder.exercises import all_exercises
from tests.test_wheel import LESSONS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTRUCTORS = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")


def rows(text, width):
    """Cells of the tables' rows with that many columns."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in lines if len(cells) == width]


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_timetable_tells_minutes_functions_and_points(lesson):
    ((_, _, minutes, functions, points),) = [row for row in rows(INSTRUCTORS, 5) if row[1] == lesson]
    graded = [exercise for exercise in all_exercises().values() if exercise.lesson == lesson and exercise.points]
    assert functions == ", ".join(f"{e.name} {e.points:g}" for e in graded) or not graded
    assert float(points) == sum(exercise.points for exercise in graded)
    said = re.search(r"About (\d+) minutes", (ROOT / "notebooks" / f"{lesson}.py").read_text(encoding="utf-8"))
    assert said and said.group(1) == minutes and int(minutes) <= 90


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_map_has_every_lesson_with_its_functions_and_a_small_picture(lesson):
    ((link, functions, _, image),) = [row for row in rows(README, 4) if lesson.replace("_", " ", 1) in row[0]]
    assert f"notebooks/{lesson}.py" in link
    for exercise in all_exercises().values():
        assert exercise.lesson != lesson or not exercise.points or f"`{exercise.name}`" in functions
    path, alt = re.search(r'src="([^"]+)" width="\d+" alt="([^"]+)"', image).groups()
    assert (ROOT / path).stat().st_size < 40_000 and Image.open(ROOT / path).width <= course_map.WIDTH
    assert len(alt) > 20


def test_the_map_is_drawn_by_one_command(tmp_path):
    drawn = course_map.draw(tmp_path)
    assert [path.stem for path in drawn] == LESSONS
    for path in drawn:
        kept = Image.open(ROOT / course_map.FOLDER / path.name)
        assert abs(kept.width - Image.open(path).width) <= 2 and abs(kept.height - Image.open(path).height) <= 2


@pytest.mark.parametrize("page", [README, INSTRUCTORS], ids=["README", "instructors"])
def test_links_lead_somewhere(page):
    folder = ROOT if page is README else ROOT / "docs"
    targets = [target for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page) if "://" not in target]
    assert targets and all((folder / target).exists() for target in targets)
