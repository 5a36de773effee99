package io.nifproof.result.json;

import io.nifproof.result.CallAnswer;
import io.nifproof.result.CallCase;
import io.nifproof.result.CallEnd;
import io.nifproof.result.CallResult;
import io.nifproof.result.CallTiming;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.Crash;
import io.nifproof.result.NodeEnd;
import java.util.Map;
import java.util.Optional;

/** A call and what came of it, as JSON. */
final class CallJson {
  private CallJson() {}

  static Map<String, Object> tree(CallResult call) {
    NodeEnd end =
        call.end() instanceof CallEnd.Failed failed ? failed.end() : NodeEnd.of(CellOutcome.LOADED);
    Tree tree =
        new Tree()
            .put("name", call.name())
            .put("call", call.call())
            .put("expect", call.expect())
            .put("result", call.result());
    if (call.survived()) {
      tree.put("outcome", call.end().id());
    } else {
      EndJson.outcome(tree, end);
    }
    tree.put("ok", call.asExpected()).put("sentence", call.sentence());
    EndJson.rest(tree, end);
    tree.put("function", call.crash().flatMap(crash -> crash.where().function()))
        .put("crash", call.crash().map(CrashJson::tree));
    call.timing().ifPresent(timing -> tree.put("timing", TimingJson.tree(timing)));
    return tree.members();
  }

  static CallResult read(Members json) {
    String call = json.text("call").orElse("");
    Optional<String> result = json.text("result");
    Optional<String> word = json.text("outcome");
    CallEnd end =
        result.isPresent()
            ? new CallEnd.Answered(
                word.flatMap(CallAnswer::parse).orElse(CallAnswer.RETURNED), result.get())
            : new CallEnd.Failed(EndJson.read(json));
    Optional<CallTiming> timing = json.object("timing").flatMap(TimingJson::read);
    return new CallResult(
        new CallCase(json.text("name").orElse(call), call, json.text("expect")),
        end,
        json.flag("ok"),
        json.text("sentence").or(() -> result).or(() -> word).orElse(""),
        json.object("crash").map(CrashJson::read),
        timing);
  }

  /** The same with a crash that a file of version 1 has elsewhere. */
  static CallResult crashed(CallResult call, Crash crash) {
    NodeEnd end = ((CallEnd.Failed) call.end()).end();
    NodeEnd known =
        new NodeEnd(
            end.outcome(),
            end.outcome() == CellOutcome.CRASHED ? crash.fault().signal() : Optional.empty(),
            end.status(),
            end.reason(),
            Optional.of(crash.where().phase()).filter(phase -> !phase.equals("none")));
    return new CallResult(
        call.request(),
        new CallEnd.Failed(known),
        call.ok(),
        call.sentence(),
        Optional.of(crash),
        call.timing());
  }
}
