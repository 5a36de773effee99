package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a loader's complaint is of the load of a NIF, and of which file: of the library
 * itself or of one that it needs. Has no state.
 */
final class LoaderText {
  /** Other programs' loaders and linkers, whose complaints look the same. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "error while loading shared"
              + " libraries|ImportError|OSError|UnsatisfiedLinkError|\\.node\\b|\\bld(?:\\.lld|\\.gold|64)?:"
              + " |\\bcollect2|undefined reference|npm ERR|\\.py\"?, line|LoadError|\\berror:"
              + " undefined symbol|cannot find -l");

  /**
   * load_nif names the library in front of the loader's words only where those do not name it: then
   * they are of another file.
   */
  private static final Pattern OF_ANOTHER =
      Pattern.compile("[Ff]ailed to load NIF library '?([^\\s:']*[/\\\\][^\\s']+?)'?: ");

  private LoaderText() {}

  static boolean ofNif(ReportedText text, Found line) {
    return text.mayLoadNif() && !OTHERS.matcher(text.line(line.number())).find();
  }

  /** The first complaint of a kind that is of a NIF. */
  static Optional<Found> first(ReportedText text, Pattern pattern) {
    return text.first(pattern).filter(line -> ofNif(text, line));
  }

  /** The file that load_nif was told to load, where the complaint is of another one. */
  static Optional<String> nif(ReportedText text) {
    return text.first(OF_ANOTHER).map(line -> line.group(1));
  }

  /** Whether a file that a complaint names is one that the library needs, not itself. */
  static boolean needed(ReportedText text, String file) {
    return !file.isEmpty() && nif(text).map(nif -> !base(nif).equals(base(file))).orElse(false);
  }

  /** The subject of a complaint about a file. */
  static String subject(ReportedText text, String file) {
    if (needed(text, file)) {
      return "`" + name(file) + "`, which the library needs, not the library itself,";
    }
    return file.isEmpty() ? "the library" : "the library `" + name(file) + "`";
  }

  static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private static String base(String file) {
    String name = name(file);
    int dot = name.indexOf(".so");
    return dot < 0 ? name : name.substring(0, dot);
  }
}
