"""The referee: what `nbgrader autograde` does with a submission that nobody should trust.

`collect` fetches it; `reading`, `recognise` and `rebuild` make a clean notebook from whatever was handed in, `execute`
runs it in the sandbox and judges outside of it, `outputs` keeps what may be shown, `converter` ties them to nbgrader.
"""
