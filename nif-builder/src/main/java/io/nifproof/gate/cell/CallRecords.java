package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.node.Phase;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.result.CallAnswer;
import io.nifproof.result.CallCase;
import io.nifproof.result.CallEnd;
import io.nifproof.result.CallResult;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.Sentences;
import java.util.Optional;

/** Makes the record of a call. */
final class CallRecords {
  private CallRecords() {}

  static CallResult of(Called called) {
    CallReport report = called.report();
    CallRequest request = report.request();
    CallEnd end = end(called);
    boolean ok = report.survived() && end.verdict() == Verdict.PASS;
    return new CallResult(
        new CallCase(
            request.name(), request.call(), request.expect().map(CallRequest.Expected::pattern)),
        end,
        Optional.of(ok),
        sentence(called, end),
        report.survived() ? Optional.empty() : Crashes.of(called.diagnosis(), report.output()),
        Optional.empty());
  }

  private static CallEnd end(Called called) {
    CallReport.End end = called.report().end();
    if (end instanceof CallReport.End.Failed failed) {
      Optional<Phase> phase =
          called
              .diagnosis()
              .filter(one -> one.sentence().isPresent())
              .flatMap(CrashDiagnosis::phase);
      return new CallEnd.Failed(NodeEnd.of(failed.outcome(), phase));
    }
    return new CallEnd.Answered(answer(end), called.report().result().orElse(""));
  }

  private static CallAnswer answer(CallReport.End end) {
    if (end instanceof CallReport.End.Unexpected) {
      return CallAnswer.UNEXPECTED;
    }
    if (end instanceof CallReport.End.Invalid) {
      return CallAnswer.INVALID;
    }
    if (end instanceof CallReport.End.Undefined) {
      return CallAnswer.UNDEFINED;
    }
    if (end instanceof CallReport.End.Unwritten) {
      return CallAnswer.UNWRITTEN;
    }
    return end instanceof CallReport.End.Raised ? CallAnswer.RAISED : CallAnswer.RETURNED;
  }

  private static String sentence(Called called, CallEnd end) {
    if (end instanceof CallEnd.Answered answered) {
      return Sentences.answered(answered.answer(), answered.text(), expected(called));
    }
    CallReport.End.Failed failed = (CallReport.End.Failed) called.report().end();
    return called
        .diagnosis()
        .flatMap(CrashDiagnosis::sentence)
        .orElseGet(() -> Sentences.calling(failed.outcome()));
  }

  private static String expected(Called called) {
    return called
        .report()
        .request()
        .expect()
        .map(
            expected ->
                (expected instanceof CallRequest.Expected.Raised
                        ? ", expected to raise "
                        : ", expected ")
                    + expected.pattern())
        .orElse("");
  }
}
