package io.nifproof.diagnose;

import io.nifproof.node.Phase;
import io.nifproof.node.crash.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A VM that died in its own code: what it was at, as far as its exported names tell, and the
 * function of the library that had come back before.
 */
final class VmCode {
  /** Parts of names, and what a VM does there; special ones first. */
  private static final List<Map.Entry<String, String>> WORK =
      List.of(
          Map.entry("garbage_collect", "as it collected garbage"),
          Map.entry("erts_gc_", "as it collected garbage"),
          Map.entry("_dist_ext", "as it wrote a term for another node"),
          Map.entry("erts_dsig_send", "as it wrote a term for another node"),
          Map.entry("copy_struct", "as it copied a term"),
          Map.entry("size_object", "as it copied a term"),
          Map.entry("erts_alcu_", "in its memory allocator"),
          Map.entry("erts_alloc_", "in its memory allocator"),
          Map.entry("erts_free", "in its memory allocator"));

  private static final String REMEDY =
      "The VM met what the library had left behind: a result or message that is no term (0, an"
          + " uninitialised one, enif_make_tuple with a wrong count), a term, ErlNifBinary or"
          + " environment kept after its call, a resource released twice, or a write past an end."
          + " The flag set asan and `check --malloc-check` stop at such writes.";

  private VmCode() {}

  /** Whether no code of the library is on the stack, and no call of it runs. */
  static boolean isIt(Evidence evidence) {
    return evidence.phase().isEmpty() && evidence.ownFrame().isEmpty();
  }

  /** {@code outside of any call, as it collected garbage, after zoo:one/0 had returned}. */
  static String during(Evidence evidence) {
    return Words.during(evidence)
        + work(evidence).map(what -> ", " + what).orElse("")
        + returned(evidence).map(name -> ", after " + name + " had returned").orElse("");
  }

  static String remedy() {
    return REMEDY;
  }

  private static Optional<String> work(Evidence evidence) {
    return evidence.frames().stream()
        .flatMap(frame -> frame.frame().symbol().stream())
        .flatMap(
            symbol ->
                WORK.stream().filter(one -> symbol.contains(one.getKey())).map(Map.Entry::getValue))
        .findFirst();
  }

  /** Of the thread that died; a process may have gone on elsewhere since. */
  private static Optional<String> returned(Evidence evidence) {
    return evidence
        .situation()
        .filter(where -> where.phase().filter(phase -> phase != Phase.EXIT).isEmpty())
        .flatMap(Situation::returned)
        .map(Object::toString);
  }
}
