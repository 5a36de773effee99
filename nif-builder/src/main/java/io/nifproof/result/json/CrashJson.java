package io.nifproof.result.json;

import io.nifproof.result.Crash;
import io.nifproof.result.StackFrame;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a VM ended, as JSON. Addresses are strings: JSON's numbers do not hold 64 bits everywhere.
 */
final class CrashJson {
  private CrashJson() {}

  static Map<String, Object> tree(Crash crash) {
    return new Tree()
        .put("signal", crash.fault().signal())
        .put("code", crash.fault().code())
        .put("address", crash.fault().address())
        .put("phase", crash.where().phase())
        .put("nifFunction", crash.where().function())
        .put("thread", crash.where().thread())
        .put("registers", crash.registers())
        .put("frames", crash.frames().stream().map(CrashJson::frame).toList())
        .put("vmBuildId", crash.vmBuildId())
        .put("stderr", crash.output())
        .members();
  }

  private static Map<String, Object> frame(StackFrame frame) {
    return new Tree()
        .put("module", frame.module())
        .put("offset", frame.offset())
        .put("function", frame.function())
        .put("file", frame.file())
        .put("line", frame.line())
        .putIf(frame.own(), "own", true)
        .members();
  }

  static Crash read(Members json) {
    Map<String, String> registers = new LinkedHashMap<>();
    Members all = json.object("registers").orElse(Members.NONE);
    all.all().keySet().forEach(name -> all.word(name).ifPresent(v -> registers.put(name, v)));
    return new Crash(
        new Crash.Fault(json.text("signal"), json.integer("code"), json.text("address")),
        new Crash.Where(
            json.text("phase").orElse("none"), json.text("nifFunction"), json.text("thread")),
        registers,
        json.objects("frames").stream().map(CrashJson::readFrame).toList(),
        json.text("vmBuildId"),
        json.text("stderr").orElse(""));
  }

  private static StackFrame readFrame(Members json) {
    return new StackFrame(
        json.text("module"),
        json.word("offset").orElse("?"),
        json.text("function"),
        json.text("file"),
        json.integer("line"),
        json.is("own"));
  }
}
