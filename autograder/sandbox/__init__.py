"""The sandbox: student code runs in a forked Jupyter kernel that has locked itself in.

`server` is a process that has imported the scientific stack; for each submission it forks a child, which gives up
all it does not need (`confine`) and becomes a kernel (`kernel`). `client` is the grader's side of the server,
`provisioner` makes Jupyter use it. Nothing in this folder may import the exercises or the reference: a child inherits
the server's memory.
"""
