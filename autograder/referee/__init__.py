"""The referee: what `nbgrader autograde` does with a submission that nobody should trust.

`handed_in` finds and reads what came, whatever it is; `rebuild` makes a clean notebook from it, `execute` runs that in
the sandbox and has it judged outside, `outputs` keeps what may be shown; `marks` writes what stands. `converter` ties
them to nbgrader, `settings` refuses what would take them out.
"""
