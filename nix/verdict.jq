# The verdict of a report of one cell, for the log of a build: what it is last, on one line.
(.cells[].findings[] | select(.severity == "error")
  | "\(.id) \(.message)", "  evidence: \(.evidence)", "  fix: \(.remedy)"),
(.blocked[] | "blocked: \(.what): \(.reason)"),
"\($id): \(.verdict): \(.cells[0].sentence // .blocked[0].reason // "nothing was checked")"
