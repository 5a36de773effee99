package io.nifproof.explain.frame;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line as a frame, in the shape of any tool that writes them. Has no state. */
final class FrameLine {
  private static final Pattern HASH =
      Pattern.compile(
          "^\\s*#(\\d{1,3})\\s+(?:pc )?(?:(?:0x)?([0-9a-f]{5,16})(?: in|)\\s+)?(\\S.*)$");

  /** What a log or a quotation puts in front. */
  private static final Pattern PREFIX =
      Pattern.compile("^.{1,120}?[\\s:>|](?=#\\d{1,3}\\s+0x[0-9a-f]{5})");

  /** Without an address: a call with its arguments, and not a sentence that begins with `#1`. */
  private static final Pattern CALL =
      Pattern.compile(
          "^(?:[\\w:<>~$@.*&,' -]|\\(anonymous namespace\\)){1,200} ?\\(.*\\)(?: at \\S+| from"
              + " \\S+| const)?\\s*$|^\\S+ \\(.*(?: at \\S+| from \\S+)\\s*$|^<signal handler|^\\S+"
              + " \\([\\w@]+=.*");

  private static final Pattern LLDB =
      Pattern.compile(
          "^\\s*\\*?\\s*frame #(\\d{1,3}): (?:0x)([0-9a-f]{5,16})(?: ([^`\\s]+)`(.+))?$");
  private static final Pattern VALGRIND =
      Pattern.compile("^==\\d+==\\s+(?:at|by) 0x([0-9A-F]{3,16}): (\\S.*)$");
  private static final Pattern APPLE =
      Pattern.compile("^(\\d{1,3})\\s+(\\S[^\\t]{0,60}?)\\s+0x([0-9a-f]{6,16}) (\\S.*)$");
  private static final Pattern WINDOWS =
      Pattern.compile(
          "^\\s*(?:([0-9a-f]{2}) )?(?:[0-9a-f`]{8,17}\\s+){0,2}(?:: )?([A-Za-z_][\\w.-]{0,60})!"
              + "([\\w:<>~,@?$]{1,200})(?:\\+0x([0-9a-f]+))?(?: \\[(.{1,200}?) @ (\\d+)\\])?\\s*$");
  private static final Pattern GLIBC =
      Pattern.compile(
          "^\\s*((?:/|[\\w.-]+/|beam)[^\\s(]*)\\(([^()+]*)(?:\\+0x([0-9a-f]+))?\\)\\s?\\[0x[0-9a-f]+\\]\\s*$");
  private static final Pattern MODULE =
      Pattern.compile(
          "\\((?:in )?([^()\\s+]+(?: \\(deleted\\))?) ?\\+ ?(?:0x)?([0-9a-f]+)\\)(?: \\(BuildId:"
              + " \\w+\\))?\\s*$");
  private static final Pattern IN_FILE = Pattern.compile("\\(in ([^()]+)\\)\\s*$");
  private static final Pattern FROM = Pattern.compile(" from (\\S+)\\s*$");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:^|[ (])([^\\s():]+\\.[A-Za-z]\\w{0,4}:\\d+)(?::\\d+)?(?: \\[opt\\])?\\)?\\s*$");
  private static final Pattern OFFSET = Pattern.compile(" \\+ (\\d+)(?: \\([^()]*\\))?\\s*$");

  private FrameLine() {}

  static Optional<TraceFrame> of(int number, String line) {
    boolean looks = line.indexOf('#') >= 0 || line.indexOf('!') > 0 || line.contains("0x");
    return looks && line.length() > 4 ? any(number, line) : Optional.empty();
  }

  private static Optional<TraceFrame> any(int number, String line) {
    Matcher hash = HASH.matcher(PREFIX.matcher(line).replaceFirst(""));
    if (hash.find() && (hash.group(2) != null || CALL.matcher(hash.group(3)).find())) {
      return Optional.of(frame(number, line, hash.group(1), hash.group(2), "", hash.group(3)));
    }
    Matcher lldb = LLDB.matcher(line);
    if (lldb.find()) {
      String rest = lldb.group(4) == null ? "??" : lldb.group(4);
      return Optional.of(
          frame(number, line, lldb.group(1), lldb.group(2), text(lldb.group(3)), rest));
    }
    Matcher valgrind = VALGRIND.matcher(line);
    if (valgrind.find()) {
      String depth = line.contains(" at 0x") ? "0" : "1";
      return Optional.of(frame(number, line, depth, null, "", valgrind.group(2)));
    }
    return foreign(number, line);
  }

  private static Optional<TraceFrame> foreign(int number, String line) {
    Matcher apple = APPLE.matcher(line);
    if (apple.find()) {
      String rest = apple.group(4).startsWith("0x") ? "??" : apple.group(4);
      return Optional.of(frame(number, line, apple.group(1), apple.group(3), apple.group(2), rest));
    }
    Matcher glibc = GLIBC.matcher(line);
    if (glibc.find()) {
      String name = glibc.group(2);
      return Optional.of(
          new TraceFrame(number, -1, name, glibc.group(1), "", text(glibc.group(3)), line));
    }
    Matcher windows = WINDOWS.matcher(line);
    if (windows.find()) {
      String source = windows.group(5) == null ? "" : windows.group(5) + ":" + windows.group(6);
      return Optional.of(
          new TraceFrame(
              number,
              windows.group(1) == null ? -1 : Integer.parseInt(windows.group(1), 16),
              windows.group(3),
              windows.group(2),
              source,
              text(windows.group(4)),
              line));
    }
    return Optional.empty();
  }

  private static TraceFrame frame(
      int number, String line, String depth, String address, String module, String rest) {
    Matcher in = MODULE.matcher(rest);
    String file = module;
    String at = text(address);
    if (in.find()) {
      file = in.group(1);
      at = in.group(2);
    } else {
      for (Pattern pattern : List.of(IN_FILE, FROM)) {
        Matcher matcher = pattern.matcher(rest);
        file = matcher.find() ? matcher.group(1) : file;
      }
    }
    Matcher source = SOURCE.matcher(rest);
    String written = source.find() ? source.group(1) : "";
    return new TraceFrame(
        number,
        Integer.parseInt(depth),
        function(rest),
        file.equals("n/a") || file.equals("???") ? "" : file,
        written,
        at,
        line);
  }

  /** The function's name without its arguments. */
  private static String function(String rest) {
    String name = OFFSET.matcher(rest).replaceFirst("");
    int skip = name.startsWith("(anonymous namespace)") ? 21 : 0;
    int paren = name.indexOf('(', skip);
    while (paren > 0 && ofName(name, paren)) {
      paren = name.indexOf('(', paren + 1);
    }
    name = paren >= 0 ? name.substring(0, paren) : name;
    int cut = name.indexOf(" at ");
    name = (cut >= 0 ? name.substring(0, cut) : name).strip();
    Matcher source = SOURCE.matcher(name);
    if (source.find() && source.start() > 0) {
      name = name.substring(0, source.start()).strip();
    }
    name = name.replaceAll("(?:@plt|@entry|@@\\w+)$", "").replaceFirst("^void |^static ", "");
    return name.equals("??") || name.equals("n/a") || name.equals("???") || name.startsWith("0x")
        ? ""
        : name;
  }

  /** Whether a parenthesis belongs to the name: of an operator or an anonymous namespace. */
  private static boolean ofName(String name, int paren) {
    return name.startsWith("(anonymous", paren) || name.substring(0, paren).endsWith("operator");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
