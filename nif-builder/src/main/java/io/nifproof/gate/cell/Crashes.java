package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.diagnose.NamedFrame;
import io.nifproof.diagnose.symbol.SourcePlace;
import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Situation;
import io.nifproof.result.Crash;
import io.nifproof.result.StackFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the record of a crash. */
final class Crashes {
  private Crashes() {}

  /** Empty when the VM lives, or nobody saw how it ended. */
  static Optional<Crash> of(Optional<CrashDiagnosis> diagnosis, String output) {
    return diagnosis
        .filter(known -> known.sentence().isPresent())
        .map(known -> crash(known, output));
  }

  private static Crash crash(CrashDiagnosis diagnosis, String output) {
    Optional<CrashReport> signal = diagnosis.trap().crash();
    Optional<Situation> where = diagnosis.trap().situation();
    Map<String, String> registers = new LinkedHashMap<>();
    signal.ifPresent(
        one -> one.registers().forEach((name, value) -> registers.put(name, hex(value))));
    List<StackFrame> frames = new ArrayList<>();
    diagnosis.frames().forEach(frame -> add(frames, frame));
    return new Crash(
        new Crash.Fault(
            signal.map(one -> one.signal().name()),
            signal.map(one -> OptionalInt.of(one.code())).orElse(OptionalInt.empty()),
            signal.map(one -> hex(one.address()))),
        new Crash.Where(
            diagnosis.phase().map(Phase::id).orElse("none"),
            where.flatMap(Situation::function).map(id -> function(diagnosis.phase(), id)),
            where.map(Situation::threadName).filter(name -> !name.isEmpty())),
        registers,
        frames,
        diagnosis.trap().vmBuildId(),
        output);
  }

  /** Only what can be called from Erlang has an arity. */
  private static String function(Optional<Phase> phase, FunctionId id) {
    boolean callback =
        phase.isPresent()
            && switch (phase.get()) {
              case NIF_INIT, LOAD, UPGRADE, UNLOAD, RESOURCE -> true;
              case DLOPEN, TABLE, CALL, DLCLOSE, THREAD, THREAD_END, EXIT -> false;
            };
    return callback ? id.name() : id.toString();
  }

  /** A frame with inlined functions becomes several with the same address. */
  private static void add(List<StackFrame> frames, NamedFrame frame) {
    List<SourcePlace> places =
        frame.places().isEmpty()
            ? List.of(new SourcePlace(frame.function(), Optional.empty(), 0))
            : frame.places();
    for (SourcePlace place : places) {
      frames.add(
          new StackFrame(
              frame.frame().module(),
              hex(frame.frame().offset()),
              place.function(),
              place.file(),
              place.line() > 0 ? OptionalInt.of(place.line()) : OptionalInt.empty(),
              frame.own()));
    }
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
