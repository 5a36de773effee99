# Of a report of one cell, what is the same whenever the same inputs run again: no times, no names
# of a run's folder, no addresses that the kernel chose. The runtime gets its name of nifproof.toml back.
#   $id, $runtime  as `nifproof plan` calls them    $cache, $project  folders of this build
def plain:
  split($cache) | join("/nifproof")
  | gsub("/nifproof/runs/[0-9]{8}-[0-9]{6}-[^/ ]*"; "/nifproof/run")
  | split($project) | join(".");

def timeless:
  with_entries(if (.key | test("[mM]illis$")) and (.value | type) == "number" then .value = 0 else . end);

walk(if type == "string" then plain elif type == "object" then timeless else . end)
| .cells |= map(
    .id = $id | .runtime = $runtime | .cached = false
    | del(.placement)
    | if .crash then .crash.registers = {} else . end
    | .calls |= map(if .crash then .crash.registers = {} else . end))
