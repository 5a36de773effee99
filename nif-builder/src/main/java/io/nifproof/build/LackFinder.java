package io.nifproof.build;

import io.nifproof.node.Arch;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from what compilers, linkers and build tools print what was missing on the machine. Nothing
 * is said of a build that failed of its own fault too: an error in a source, a symbol that nobody
 * defines, a file of the project that is not there.
 */
public final class LackFinder {
  private static final Pattern HEADER =
      Pattern.compile(
          "(\\S*?)(?::\\d+){1,2}: (?:fatal )?error: (?:(\\S+): No such file or directory"
              + "|'(\\S+)' file not found)");
  private static final Pattern INCLUDE = Pattern.compile("#\\s*include\\s*([<\"])(\\S+)[>\"]");
  private static final Pattern ERROR_IN_SOURCE =
      Pattern.compile(
          "\\S.*?(?::\\d+){1,2}: (?:fatal )?error: .*|.*undefined reference to .*"
              + "|.*undefined symbol: .*|.*multiple definition of .*|.*duplicate symbol: .*"
              + "|.*No rule to make target .*|.*== Compilation error in file .*"
              + "|===> Compiling \\S+\\.erl failed.*");
  private static final Pattern CXX_SOURCE =
      Pattern.compile(".*\\.(?:cc|cp|cpp|cxx|c\\+\\+|C|hh|hpp)");
  private static final Pattern ENDED_WITHOUT_PROGRAM = Pattern.compile(".*\\bError 127\\b.*");

  private static final List<Pattern> LIBRARIES =
      List.of(
          Pattern.compile(".*\\bcannot find -l(\\S+?)(?::.*)?"),
          Pattern.compile(".*unable to find library -l(\\S+)"),
          Pattern.compile(".*library not found(?: for)?:? (?:-l)?(\\S+)"),
          Pattern.compile(".*\\bcannot find lib([a-z]*san)_preinit\\.o.*"),
          Pattern.compile(".*\\bcannot find S?(c)rt[1in]\\.o.*"));

  private static final List<Pattern> PROGRAMS =
      List.of(
          Pattern.compile("nifproof: there is no (\\S+), the C\\+\\+ compiler of .*"),
          Pattern.compile(".*\\bcannot execute [‘'`\"]?([^ ’'\"]+?)[’'\"]?: .*"),
          Pattern.compile(".*error trying to exec '(\\S+)': .*"),
          Pattern.compile(".*fatal error: cannot find [‘'`]?([^ ’']+)[’']?"),
          Pattern.compile(".*Executable \"(\\S+)\" doesn't exist.*"),
          Pattern.compile(".*invalid linker name in (?:argument )?'?-fuse-ld=([^' ]+)'?"),
          Pattern.compile(".*\\benv: [‘']?([^ ’':]+)[’']?: No such file or directory"),
          Pattern.compile(".*\"(\\S+)\" not found in the path.*"));

  /** What a shell or make says, which a rule may well live with. */
  private static final List<Pattern> SHELL =
      List.of(
          Pattern.compile(
              "(?:\\S*/)?(?:da|ba)?sh: (?:line )?\\d+: ([^ :]+): (?:command )?not found"),
          Pattern.compile("make(?:\\[\\d+])?: ([^ :*]+): No such file or directory"));

  private static final List<Pattern> PACKAGES =
      List.of(
          Pattern.compile("Package '?([^ ',]+)'?,? .*(?:not found|was not found).*"),
          Pattern.compile("No package '(\\S+)' found"),
          Pattern.compile(".*package configuration file provided by \"(\\S+)\".*"),
          Pattern.compile(".*Could NOT find (\\S+) \\(missing: .*"));

  private final DebianPackages packages;
  private final Predicate<String> inProject;

  /**
   * For builds of a project.
   *
   * @param target what they build for
   * @param inProject whether the project has a file whose path ends so
   */
  public LackFinder(Arch target, Predicate<String> inProject) {
    this.packages = new DebianPackages(target);
    this.inProject = inProject;
  }

  /**
   * What came of a failed build when the machine is asked first: nothing is said of the project
   * that a full disk or a missing tool explains.
   */
  public BuildResult judged(BuildResult.Failed failed) {
    Optional<BuildResult> fault =
        MachineFault.of(failed.diagnostics())
            .map(
                line ->
                    new BuildResult.Impossible(
                        "the machine could not go on: `" + line + "`; " + failed.summary()));
    return fault.orElseGet(
        () ->
            of(failed.diagnostics())
                .<BuildResult>map(lack -> new BuildResult.Lacking(failed, lack))
                .orElse(failed));
  }

  /** What a build failed of; empty when it was something else, or something else too. */
  Optional<Lack> of(String printed) {
    List<String> lines = printed.lines().map(String::strip).toList();
    if (lines.stream().anyMatch(this::isOwnFault)) {
      return Optional.empty();
    }
    return header(lines)
        .or(() -> named(lines, PROGRAMS, this::program))
        .or(() -> named(lines, LIBRARIES, (line, name) -> library(name)))
        .or(() -> failedFor127(lines) ? named(lines, SHELL, this::program) : Optional.empty())
        .or(() -> packagesFail(lines) ? named(lines, PACKAGES, this::part) : Optional.empty());
  }

  private boolean isOwnFault(String line) {
    return ERROR_IN_SOURCE.matcher(line).matches() && !HEADER.matcher(line).find();
  }

  /** A rule of make that lives with a missing program does not end with 127. */
  private static boolean failedFor127(List<String> lines) {
    boolean ofMake = lines.stream().anyMatch(line -> line.matches("(?:g?make).*\\*\\*\\* .*"));
    return !ofMake
        || lines.stream().anyMatch(line -> ENDED_WITHOUT_PROGRAM.matcher(line).matches());
  }

  /** CMake also tells of what it can do without. */
  private static boolean packagesFail(List<String> lines) {
    boolean ofCmake = lines.stream().anyMatch(line -> line.startsWith("-- "));
    return !ofCmake || lines.stream().anyMatch(line -> line.startsWith("CMake Error"));
  }

  private static Optional<Lack> named(
      List<String> lines, List<Pattern> patterns, BiFunction<String, String, Optional<Lack>> make) {
    for (String line : lines) {
      for (Pattern pattern : patterns) {
        Matcher found = pattern.matcher(line);
        if (found.matches()) {
          return make.apply(line, found.group(1));
        }
      }
    }
    return Optional.empty();
  }

  /** All of them must be the machine's for the first to be named. */
  private Optional<Lack> header(List<String> lines) {
    Optional<Lack> first = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      Matcher found = HEADER.matcher(lines.get(i));
      if (!found.find()) {
        continue;
      }
      String name = found.group(2) == null ? found.group(3) : found.group(2);
      boolean cxx = CXX_SOURCE.matcher(found.group(1)).matches();
      Optional<String> brings = packages.ofHeader(name, cxx);
      boolean quoted = included(lines, i, name).equals("\"");
      boolean own = inProject.test(name) || ERLANGS.contains(name);
      if (own || (quoted && brings.isEmpty())) {
        return Optional.empty();
      }
      if (first.isEmpty() || brings.isEmpty()) {
        first = Optional.of(new Lack(Lack.Kind.HEADER, name, brings));
      }
    }
    return first;
  }

  /** Erlang's own are brought by nifproof: where they are missing, the rules do not look there. */
  private static final List<String> ERLANGS = List.of("erl_nif.h", "erl_driver.h", "ei.h");

  /** How a header is included, by the line of the source that compilers show below the error. */
  private static String included(List<String> lines, int error, String name) {
    return lines.subList(error + 1, Math.min(lines.size(), error + 3)).stream()
        .map(INCLUDE::matcher)
        .filter(found -> found.find() && found.group(2).equals(name))
        .map(found -> found.group(1))
        .findFirst()
        .orElse("<");
  }

  private Optional<Lack> library(String name) {
    boolean own =
        List.of(".a", ".so", ".la").stream().anyMatch(end -> inProject.test("lib" + name + end));
    return own
        ? Optional.empty()
        : Optional.of(new Lack(Lack.Kind.LIBRARY, "-l" + name, packages.ofLibrary(name)));
  }

  private Optional<Lack> program(String line, String text) {
    String name = text.substring(text.lastIndexOf('/') + 1);
    boolean path = text.contains("/") && !line.startsWith("nifproof: ");
    // A script that is called by its path is the project's.
    return path || inProject.test(name)
        ? Optional.empty()
        : Optional.of(new Lack(Lack.Kind.PROGRAM, name, packages.ofProgram(name)));
  }

  private Optional<Lack> part(String line, String name) {
    return Optional.of(new Lack(Lack.Kind.PACKAGE, name, packages.ofPackage(name)));
  }
}
