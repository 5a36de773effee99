package io.nifproof.diagnose.symbol;

import io.nifproof.node.files.SearchPath;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Asks {@code llvm-symbolizer} or {@code addr2line}, whichever is there, for the source of
 * addresses in a file. Without either, the file's own symbol table names the functions, as far as
 * it is not stripped; lines and inlined functions are not known then. One that does not answer in
 * time is not asked again. Thread-safe.
 */
public final class Symbolizer {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{1,16}");

  private final Optional<List<String>> command;
  private final Map<String, String> environment;
  private final AtomicBoolean hangs = new AtomicBoolean();

  private Symbolizer(Optional<List<String>> command, Map<String, String> environment) {
    this.command = command;
    this.environment = Map.copyOf(environment);
  }

  /** The one that {@code PATH} leads to. */
  public static Symbolizer of(Map<String, String> environment) {
    SearchPath path = SearchPath.of(environment);
    Optional<List<String>> llvm =
        path.program("llvm-symbolizer")
            .map(p -> List.of(p.toString(), "--output-style=GNU", "-a", "-f", "-i", "-C", "-e"));
    Optional<List<String>> binutils =
        path.program("addr2line").map(p -> List.of(p.toString(), "-a", "-f", "-i", "-C", "-e"));
    return new Symbolizer(llvm.or(() -> binutils), environment);
  }

  /** Gives names as the source has them. */
  public Demangler demangler() {
    return Demangler.of(environment);
  }

  /** The places of each address, inlined functions first; an address nobody knows has none. */
  public Map<Long, List<SourcePlace>> places(Path file, List<Long> addresses) {
    if (addresses.isEmpty() || !Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Map.of();
    }
    Map<Long, List<SourcePlace>> places = new HashMap<>(asked(file, addresses));
    List<Long> unknown =
        addresses.stream().filter(a -> places.getOrDefault(a, List.of()).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      places.putAll(SymbolTable.places(file, unknown));
    }
    return places;
  }

  private Map<Long, List<SourcePlace>> asked(Path file, List<Long> addresses) {
    if (command.isEmpty() || hangs.get()) {
      return Map.of();
    }
    List<String> argv = new ArrayList<>(command.get());
    argv.add(file.toAbsolutePath().toString());
    addresses.forEach(address -> argv.add("0x" + Long.toHexString(address)));
    try {
      CommandEnd end =
          Command.of(argv, environment, Path.of("/"))
              .withoutErrors()
              .keeping(MOST_BYTES)
              .run(TIMEOUT);
      if (end.overdue()) {
        hangs.set(true);
      }
      return end.ok() && !end.truncated() ? parse(end.output()) : Map.of();
    } catch (NotStartedException unusable) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  /** A line with the address, then pairs of lines: function, and {@code file:line}. */
  static Map<Long, List<SourcePlace>> parse(String output) {
    Map<Long, List<SourcePlace>> all = new LinkedHashMap<>();
    List<SourcePlace> current = new ArrayList<>();
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (ADDRESS.matcher(lines.get(i)).matches()) {
        current = new ArrayList<>();
        all.put(Long.parseUnsignedLong(lines.get(i).substring(2), 16), current);
      } else if (i + 1 < lines.size()) {
        place(lines.get(i), lines.get(++i)).ifPresent(current::add);
      }
    }
    return all;
  }

  private static Optional<SourcePlace> place(String function, String where) {
    Optional<String> name = function.startsWith("??") ? Optional.empty() : Optional.of(function);
    String plain = where.replaceFirst(" \\(discriminator [0-9]+\\)$", "");
    int colon = plain.lastIndexOf(':');
    String path = colon < 0 ? plain : plain.substring(0, colon);
    String digits = plain.substring(colon + 1);
    Optional<String> file =
        path.startsWith("??")
            ? Optional.empty()
            : Optional.of(path.substring(path.lastIndexOf('/') + 1));
    int line = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    boolean known = name.isPresent() || file.isPresent();
    return known ? Optional.of(new SourcePlace(name, file, line)) : Optional.empty();
  }
}
