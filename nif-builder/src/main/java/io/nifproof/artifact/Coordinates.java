package io.nifproof.artifact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a publication in a Maven repository.
 *
 * @param group its group id
 * @param artifact its artifact id
 * @param version its version; a range such as {@code [1.0,2.0)} is one only where things are
 *     resolved
 */
public record Coordinates(String group, String artifact, String version) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED =
      "expected group:artifact:version, such as org.example:foo:1.0";

  private static final String ID = "[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*";
  private static final String VERSION = "[A-Za-z0-9_+.-]+|[\\[(][A-Za-z0-9_+.,\\[\\]() -]+[\\])]";
  private static final Pattern FORM =
      Pattern.compile("(" + ID + "):(" + ID + "):(" + VERSION + ")");

  /** Reads {@code group:artifact:version}; empty when it is none. */
  public static Optional<Coordinates> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Coordinates(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** Whether the version is one that can be published: no range, and none that Maven gives out. */
  public boolean exact() {
    return version.matches("[A-Za-z0-9_+-][A-Za-z0-9_+.-]*")
        && !version.equals("LATEST")
        && !version.equals("RELEASE");
  }

  /** The same with another version. */
  public Coordinates at(String other) {
    return new Coordinates(group, artifact, other);
  }

  /** The name of a file of it, as Maven's layout has it. */
  public String fileName(Optional<String> classifier, String extension) {
    return artifact + "-" + version + classifier.map(c -> "-" + c).orElse("") + "." + extension;
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
