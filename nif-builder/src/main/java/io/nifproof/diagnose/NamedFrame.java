package io.nifproof.diagnose;

import io.nifproof.diagnose.symbol.LanguageRuntime;
import io.nifproof.diagnose.symbol.SourcePlace;
import io.nifproof.node.VmRole;
import io.nifproof.node.crash.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A frame with names.
 *
 * @param frame the frame
 * @param own whether it is code of the library
 * @param places what its debug information says, inlined functions first; often nothing
 * @param calls the function of another library that it had called; empty when that is not known
 */
public record NamedFrame(
    Frame frame, boolean own, List<SourcePlace> places, Optional<String> calls) {
  /** Copies the list. */
  public NamedFrame {
    places = List.copyOf(places);
  }

  /** The same with other names, given by those it has. */
  NamedFrame renamed(Map<String, String> names) {
    Frame plain =
        new Frame(
            frame.address(),
            frame.exact(),
            frame.module(),
            frame.offset(),
            frame.symbol().map(name -> names.getOrDefault(name, name)),
            frame.role());
    List<SourcePlace> named =
        places.stream()
            .map(
                place ->
                    new SourcePlace(
                        place.function().map(name -> names.getOrDefault(name, name)),
                        place.file(),
                        place.line()))
            .toList();
    return new NamedFrame(plain, own, named, calls.map(name -> names.getOrDefault(name, name)));
  }

  /** Whether it is code that the library's own source says, and none of a standard library. */
  boolean written() {
    return own
        && (places.isEmpty()
            ? !frame.symbol().map(LanguageRuntime::has).orElse(false)
            : places.stream().anyMatch(NamedFrame::written));
  }

  private static boolean written(SourcePlace place) {
    return !place.function().map(LanguageRuntime::has).orElse(false);
  }

  /** What its author wrote, where the standard library's functions were inlined into it. */
  private Optional<SourcePlace> place() {
    return places.stream().filter(NamedFrame::written).findFirst().or(places.stream()::findFirst);
  }

  /** The function's name, else its part in the VM. */
  public Optional<String> function() {
    return place()
        .flatMap(SourcePlace::function)
        .or(frame::symbol)
        .or(() -> frame.role().map(NamedFrame::words));
  }

  /** Where in the source; empty when it is not known. */
  public Optional<String> source() {
    return place().flatMap(SourcePlace::fileAndLine);
  }

  /** The file name of its module; what it is where there is none. */
  public String module() {
    if (frame.module().map(path -> path.startsWith("/memfd:vmem")).orElse(false)) {
      return "the VM's JIT code";
    }
    return frame
        .module()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .orElse(Long.compareUnsigned(frame.address(), 4096) < 0 ? "no code" : "no file");
  }

  private static String words(VmRole role) {
    return switch (role) {
      case LOAD_NIF -> "(the VM's load_nif)";
      case CALLER_OF_LOAD_NIF -> "(the VM's caller of load_nif)";
      case CALL_NIF -> "(the VM calls a NIF)";
      case CALL_DIRTY_NIF -> "(the VM calls a dirty NIF)";
    };
  }

  /** For people: {@code one (zoo.c:12) in zoo.so+0x1130}. */
  @Override
  public String toString() {
    String where = module() + "+0x" + Long.toHexString(frame.offset());
    String name = function().map(f -> f + source().map(s -> " (" + s + ")").orElse("")).orElse("");
    return name.isEmpty() ? where : name + " in " + where;
  }
}
