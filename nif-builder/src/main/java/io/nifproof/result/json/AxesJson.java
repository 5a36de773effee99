package io.nifproof.result.json;

import io.nifproof.result.Axis;
import io.nifproof.result.CellSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a cell stands in the matrix, as JSON: a member for each axis, others in {@code axes}. */
final class AxesJson {
  private static final List<String> MEMBERS =
      List.of(
          Axis.ARCH,
          Axis.OTP,
          Axis.FLAVOR,
          Axis.RUNTIME,
          Axis.START,
          Axis.COMPILER,
          Axis.OPTIMIZE,
          Axis.FLAGS);

  private AxesJson() {}

  static void put(Tree tree, CellSubject subject) {
    for (String axis : MEMBERS) {
      Optional<String> value = subject.axis(axis);
      boolean number =
          axis.equals(Axis.OTP) && value.filter(v -> v.matches("[0-9]{1,9}")).isPresent();
      tree.put(axis, number ? Integer.valueOf(value.get()) : value.orElse(null));
    }
    Map<String, String> own = new LinkedHashMap<>(subject.axes());
    own.keySet().removeAll(Axis.KNOWN);
    // The library of a build; that of a file can be told from its id.
    subject
        .axis(Axis.LIBRARY)
        .filter(library -> library.equals(subject.name()))
        .ifPresent(library -> own.put(Axis.LIBRARY, library));
    tree.putIf(!own.isEmpty(), "axes", own);
  }

  /** What a report says of an axis of its own goes before what nifproof knows. */
  static Map<String, String> read(Members json, String id) {
    Map<String, String> axes = new LinkedHashMap<>();
    Members own = json.object("axes").orElse(Members.NONE);
    Map<String, String> runtime = new LinkedHashMap<>();
    json.word(Axis.RUNTIME).ifPresent(name -> runtime.put(Axis.RUNTIME, name));
    String variant = new CellSubject("", id, "", Optional.empty(), runtime).variant();
    boolean prebuilt = json.text(Axis.COMPILER).isEmpty();
    for (String axis : Axis.KNOWN) {
      Optional<String> value =
          axis.equals(Axis.LIBRARY)
              ? Optional.of(json).filter(unused -> prebuilt).map(unused -> library(json, variant))
              : json.word(axis);
      own.word(axis).or(() -> value).ifPresent(known -> axes.put(axis, known));
    }
    own.all()
        .keySet()
        .forEach(axis -> own.word(axis).ifPresent(value -> axes.putIfAbsent(axis, value)));
    return axes;
  }

  /** The variant without the set of flags that it is loaded under. */
  private static String library(Members json, String variant) {
    String end = "-" + json.text(Axis.FLAGS).orElse("");
    return variant.endsWith(end) ? variant.substring(0, variant.length() - end.length()) : variant;
  }
}
