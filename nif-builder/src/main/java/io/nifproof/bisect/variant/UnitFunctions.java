package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.variant.StackUsage.Entry;
import io.nifproof.build.SourceCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions of one translation unit, each of which can be compiled in another way. In C++ those
 * that the project defines: what comes from the library's headers is too much, and not to blame.
 */
public final class UnitFunctions {
  private final VariantBuilder builder;
  private final Path unit;
  private final Setting setting;
  private final MarkedSource source;
  private final Map<String, String> places;

  private UnitFunctions(
      VariantBuilder builder,
      Path unit,
      Setting setting,
      MarkedSource source,
      Map<String, String> places) {
    this.builder = builder;
    this.unit = unit;
    this.setting = setting;
    this.source = source;
    this.places = places;
  }

  /** Reads a unit as it is preprocessed under a setting; empty when that cannot be done. */
  public static Optional<UnitFunctions> of(VariantBuilder builder, Path unit, Setting setting) {
    boolean cxx = SourceCommand.isCxx(unit);
    if (!cxx && !unit.toString().endsWith(".c")) {
      return Optional.empty();
    }
    Path text = builder.scratch().fresh(cxx ? ".ii" : ".i");
    BuiltVariant preprocessed =
        builder.compile(new VariantRecipe.Unit(unit, setting), List.of("-E", "-P"), text);
    if (!(preprocessed instanceof BuiltVariant.Made)) {
      return Optional.empty();
    }
    List<Entry> written = list(builder, new VariantRecipe.Unit(unit, setting));
    List<Entry> functions = list(builder, new VariantRecipe.Unit(unit, setting, Optional.of(text)));
    if (cxx) {
      written = written.stream().filter(entry -> own(builder, unit, entry)).toList();
      Set<String> own = written.stream().map(Entry::name).collect(Collectors.toSet());
      functions = functions.stream().filter(entry -> own.contains(entry.name())).toList();
      written = readable(builder, written);
      functions = readable(builder, functions).stream().filter(entry -> !ofLibrary(entry)).toList();
    }
    Map<String, String> places = new HashMap<>();
    for (Entry entry : written) {
      Path file = builder.written(unit, Path.of(entry.file()));
      places.putIfAbsent(entry.name(), file + ":" + entry.line());
    }
    MarkedSource source = new MarkedSource(read(text), functions);
    return source.functions().isEmpty()
        ? Optional.empty()
        : Optional.of(new UnitFunctions(builder, unit, setting, source, places));
  }

  /** At -O0 everything is emitted that could be inlined elsewhere. */
  private static List<Entry> list(VariantBuilder builder, VariantRecipe.Unit unit) {
    Path object = builder.scratch().fresh(".o");
    Setting plain = unit.setting().plus(List.of("-O0", "-fno-lto", "-w"));
    BuiltVariant listed =
        builder.compile(
            new VariantRecipe.Unit(unit.source(), plain, unit.text()),
            List.of("-c", "-fstack-usage"),
            object);
    Path usage = Path.of(object.toString().replaceFirst("\\.o$", ".su"));
    return listed instanceof BuiltVariant.Made && Files.isRegularFile(usage)
        ? StackUsage.parse(read(usage))
        : List.of();
  }

  private static boolean own(VariantBuilder builder, Path unit, Entry entry) {
    Path file = builder.written(unit, Path.of(entry.file()));
    Path project = builder.subject().project();
    return !file.isAbsolute() || file.startsWith(project) || file.equals(unit);
  }

  /** The compiler's library, whose functions clang gives places in the unit itself. */
  private static boolean ofLibrary(Entry entry) {
    return entry.name().startsWith("std::") || entry.name().startsWith("__gnu_cxx::");
  }

  /** By their names in the source; those of the same name with their parameters. */
  private static List<Entry> readable(VariantBuilder builder, List<Entry> entries) {
    List<String> names = builder.scratch().demangled(entries.stream().map(Entry::name).toList());
    List<FunctionName> parsed = names.stream().map(FunctionName::parse).toList();
    Map<String, Set<String>> spots = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String spot = entries.get(i).line() + ":" + entries.get(i).column();
      spots.computeIfAbsent(parsed.get(i).qualified(), unused -> new HashSet<>()).add(spot);
    }
    List<Entry> readable = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      FunctionName name = parsed.get(i);
      boolean overloaded = spots.get(name.qualified()).size() > 1;
      String shown = name.qualified() + (overloaded ? name.parameters() : "");
      readable.add(new Entry(shown, entry.file(), entry.line(), entry.column()));
    }
    return readable;
  }

  public Path unit() {
    return unit;
  }

  public List<String> names() {
    return source.functions();
  }

  /** The unit with some of its functions marked. */
  public VariantRecipe.Unit marked(Set<String> functions, String attribute) {
    Path file = builder.scratch().fresh(SourceCommand.isCxx(unit) ? ".ii" : ".i");
    try {
      Files.writeString(file, source.marked(functions, attribute), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
    return new VariantRecipe.Unit(unit, setting.plus(List.of("-w")), Optional.of(file));
  }

  /** Where a function is defined, in the user's own files. */
  public String place(String function) {
    return places.getOrDefault(function, unit.toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
