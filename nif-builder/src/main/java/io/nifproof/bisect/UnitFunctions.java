package io.nifproof.bisect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions of one translation unit, each of which can be compiled in another way. */
final class UnitFunctions {
  private final Workshop workshop;
  private final Path unit;
  private final Setting setting;
  private final MarkedSource source;

  private UnitFunctions(Workshop workshop, Path unit, Setting setting, MarkedSource source) {
    this.workshop = workshop;
    this.unit = unit;
    this.setting = setting;
    this.source = source;
  }

  /** Reads a unit as it is preprocessed under a setting; empty when that cannot be done. */
  static Optional<UnitFunctions> of(Workshop workshop, Path unit, Setting setting) {
    Path text = workshop.fresh(".i");
    Product preprocessed =
        workshop.compile(new Recipe.Unit(unit, setting), List.of("-E", "-P"), text);
    if (!(preprocessed instanceof Product.Made) || !unit.toString().endsWith(".c")) {
      return Optional.empty();
    }
    List<StackUsage.Entry> functions = list(workshop, text, setting);
    MarkedSource source = new MarkedSource(read(text), functions);
    return source.functions().isEmpty()
        ? Optional.empty()
        : Optional.of(new UnitFunctions(workshop, unit, setting, source));
  }

  /** At -O0 everything is emitted that could be inlined elsewhere. */
  private static List<StackUsage.Entry> list(Workshop workshop, Path source, Setting setting) {
    Path object = workshop.fresh(".o");
    Setting plain = setting.plus(List.of("-O0", "-fno-lto", "-w"));
    Product listed =
        workshop.compile(new Recipe.Unit(source, plain), List.of("-c", "-fstack-usage"), object);
    Path usage = Path.of(object.toString().replaceFirst("\\.o$", ".su"));
    return listed instanceof Product.Made && Files.isRegularFile(usage)
        ? StackUsage.parse(read(usage))
        : List.of();
  }

  Path unit() {
    return unit;
  }

  List<String> names() {
    return source.functions();
  }

  /** The unit with some of its functions marked. */
  Recipe.Unit marked(Set<String> functions, String attribute) {
    Path file = workshop.fresh(".i");
    try {
      Files.writeString(file, source.marked(functions, attribute), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
    return new Recipe.Unit(file, setting.plus(List.of("-w")));
  }

  /** Where a function is defined, in the user's own files. */
  String place(String function) {
    return list(workshop, unit, setting).stream()
        .filter(entry -> entry.name().equals(function))
        .map(entry -> entry.file() + ":" + entry.line())
        .findFirst()
        .orElse(unit.toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
