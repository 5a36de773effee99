# One report of many (jq --slurp): the cells in the order of the inputs, the worst verdict.
def worst:
  map(.verdict) | if any(. == "fail") then "fail" elif all(. == "pass") then "pass" else "incomplete" end;

{
  version: 2,
  verdict: (if length == 0 then "incomplete" else worst end),
  name: (.[0].name // ""),
  millis: 0,
  cells: map(.cells[]),
  blocked: (map(.blocked[]) | unique)
}
