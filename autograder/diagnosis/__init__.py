"""From a wrong answer to what is claimed about it: the edits that explain it are searched for."""
