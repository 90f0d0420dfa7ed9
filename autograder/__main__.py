"""The command `autograder`, also `python -m autograder`: build, grade, demo, bench, race, map."""

import argparse
import sys


def main(arguments=None):
    """Do what the command line says; return the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed: run pip install -e '.[autograder]' in the checkout", file=sys.stderr)
    except (ValueError, OSError, RuntimeError) as error:
        print(error, file=sys.stderr)
    return 1


def _parser():
    parser = argparse.ArgumentParser(prog="autograder", description="Softcounts for instructors.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="notebooks/ -> source/ -> release/, and the casebooks")
    build.add_argument("lessons", nargs="*", metavar="LESSON", help="build only these, and no casebooks")
    build.add_argument("--check", action="store_true", help="write nothing; say what is stale (exit status 1)")
    build.set_defaults(run=_build)
    grade = commands.add_parser("grade", help="grade the submissions of a lesson, on all processors")
    grade.add_argument("lesson", metavar="LESSON")
    grade.add_argument(
        "--students",
        nargs="+",
        default=(),
        metavar="STUDENT",
        help="only these (default: all; -x is written --students=-x)",
    )
    grade.add_argument("--jobs", type=_count, metavar="N", help="processes (default: one for each processor)")
    grade.add_argument("--force", action="store_true", help="grade also what is graded already")
    grade.set_defaults(run=_grade)
    demo = commands.add_parser("demo", help="grade a made-up class with nbgrader")
    demo.add_argument("--folder", help="where to put the class (default: a new temporary folder)")
    demo.set_defaults(run=_demo)
    bench = commands.add_parser("bench", help="measure grading against stock nbgrader (several minutes)")
    bench.add_argument("--students", type=_count, default=40, metavar="N", help="who hand in each lesson (default: 40)")
    bench.set_defaults(run=_bench)
    race = commands.add_parser("race", help="time a pass of lesson 11's solution beside scikit-learn's")
    race.add_argument("--repeats", type=_count, default=5, metavar="N", help="how often (default: 5)")
    race.set_defaults(run=_race)
    drawn = commands.add_parser("map", help="draw the pictures of README's map of the course")
    drawn.set_defaults(run=_map)
    return parser


def _build(chosen):
    from autograder.build import build, stale, strangers

    if chosen.check:
        found = stale()
        print(*found or ["source/, release/ and the casebooks are up to date"], sep="\n")
        return 1 if found else 0
    rewritten = build(only=chosen.lessons)
    print(*(f"wrote {path}" for path in rewritten), sep="\n", end="\n" if rewritten else "")
    print(*(f"left alone {path}: no file in notebooks/ makes it" for path in strangers()), sep="\n", end="")
    print(f"built: {len(rewritten)} files were new or changed")
    return 0


def _count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _grade(chosen):
    from autograder.processes import begin

    begin()
    from autograder.grade import grade

    return grade(chosen.lesson, chosen.students, chosen.jobs, chosen.force)


def _demo(chosen):
    from autograder.demo import demo

    return demo(chosen.folder)


def _bench(chosen):
    from autograder.bench import bench

    return bench(chosen.students)


def _race(chosen):
    from autograder.edits import taught
    from softcounts import race

    mine = taught.namespace("11_one_em")
    print(race(mine["estep"], mine["mstep"], mine["spherical"], passes=20, repeats=chosen.repeats))
    return 0


def _map(chosen):
    from autograder.course import course_folder
    from autograder.course_map import draw

    print(*(f"wrote {path}" for path in draw(course_folder())), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
