package io.nifproof.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was loaded, and where.
 *
 * @param name of what was gated: the library, or the check
 * @param id of the cell, e.g. {@code gcc-O2@debian:trixie/arm64}; of one of several libraries it
 *     begins with {@code NAME/}
 * @param library the file that was loaded, or would have been
 * @param sha256 its digest before it was loaded; empty when nothing was loaded
 * @param axes where the cell stands in the matrix: each {@link Axis} with its value, in the order
 *     of reports
 */
public record CellSubject(
    String name, String id, String library, Optional<String> sha256, Map<String, String> axes) {
  /** Copies the map. */
  public CellSubject {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
  }

  /** The value of an axis; empty when the cell has none. */
  public Optional<String> axis(String axis) {
    return Optional.ofNullable(axes.get(axis));
  }

  /**
   * What was loaded, e.g. {@code gcc-O2}: the part of the id before the runtime, without the name
   * of the library, which it begins with where there are several.
   */
  public String variant() {
    String subject = id.substring(0, end());
    boolean several = axis(Axis.LIBRARY).filter(name::equals).isPresent();
    return several && subject.startsWith(name + "/")
        ? subject.substring(name.length() + 1)
        : subject;
  }

  /** The runtime and its VM: the part of the id behind the variant, e.g. {@code host+emu}. */
  public String place() {
    return end() < id.length() ? id.substring(end() + 1) : id;
  }

  private int end() {
    String runtime = "@" + axis(Axis.RUNTIME).orElse("");
    int at = id.endsWith(runtime) ? id.length() - runtime.length() : id.lastIndexOf('@');
    return at > 0 ? at : id.length();
  }
}
