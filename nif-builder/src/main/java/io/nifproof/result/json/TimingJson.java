package io.nifproof.result.json;

import io.nifproof.result.CallTiming;
import java.util.Map;
import java.util.Optional;

/** What a call takes, as JSON. */
public final class TimingJson {
  private TimingJson() {}

  /** The timing as a JSON object. */
  public static Map<String, Object> tree(CallTiming timing) {
    if (timing instanceof CallTiming.NotTimed not) {
      return new Tree().put("notTimed", not.reason()).members();
    }
    CallTiming.Timed timed = (CallTiming.Timed) timing;
    return new Tree()
        .put("nanos", timed.nanos())
        .put("noise", timed.noise())
        .put("loop", timed.loop())
        .put("samples", timed.samples())
        .put("calls", timed.calls())
        .put("remembered", timed.remembered())
        .put("cpu", timed.cpu())
        .put("machine", timed.machine())
        .members();
  }

  /** Reads one; empty when it is none. */
  public static Optional<CallTiming> read(Object tree) {
    return Members.of(tree).flatMap(TimingJson::read);
  }

  static Optional<CallTiming> read(Members json) {
    if (json.text("notTimed").isPresent()) {
      return json.text("notTimed").map(CallTiming.NotTimed::new);
    }
    return json.decimal("nanos").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CallTiming.Timed(
                json.decimal("nanos").getAsDouble(),
                json.decimal("noise").orElse(0),
                json.decimal("loop").orElse(0),
                json.integer("samples").orElse(1),
                json.number("calls").orElse(1),
                json.text("cpu").orElse("?"),
                json.text("machine").orElse("?"),
                json.is("remembered")));
  }
}
