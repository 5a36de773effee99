package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.Setting;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder to work in, and what is asked of compilers there. Thread-safe. */
public final class CompilerScratch {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Path folder;
  private final CompilerProcess process;
  private final AtomicInteger counter = new AtomicInteger();

  public CompilerScratch(Path folder, CompilerProcess process) {
    this.folder = folder;
    this.process = process;
  }

  /** A name in the folder that nobody has. */
  public Path fresh(String ending) {
    return folder.resolve(counter.incrementAndGet() + ending);
  }

  /** A place for a library, and for those that come with it, that nobody has. */
  public Path freshLibrary(String name) {
    Path library = fresh("").resolve(name + ".so");
    try {
      Files.createDirectories(library.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("could not make the folder of " + library, e);
    }
    return library;
  }

  /** The names of functions as their source has them, as far as a demangler is there. */
  public List<String> demangled(List<String> names) {
    if (names.isEmpty()) {
      return names; // c++filt would wait for them on its standard input
    }
    List<String> words = new ArrayList<>(List.of("c++filt"));
    words.addAll(names);
    List<String> lines = said(words).lines().toList();
    return lines.size() == names.size() ? lines : names;
  }

  /** What a compiler prints when it is asked about a setting; empty when it does not answer. */
  public String say(Setting setting, List<String> question) {
    List<String> words = new ArrayList<>(setting.toolchain().command());
    words.addAll(question);
    words.add(setting.level().flag());
    words.addAll(setting.flags());
    return said(words);
  }

  private String said(List<String> words) {
    try {
      CompilerEnd end = process.run(words, folder, DEADLINE);
      return end instanceof CompilerEnd.Ended ended ? ended.output() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Runs a compiler. */
  public BuiltVariant run(List<String> words, Path where, Path output) {
    CompilerEnd end;
    try {
      end = process.run(words, where, DEADLINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuiltVariant.NotMade("interrupted");
    }
    if (!(end instanceof CompilerEnd.Ended ended)) {
      return new BuiltVariant.NotMade(
          end instanceof CompilerEnd.NeverStarted never
              ? words.get(0) + " could not be started: " + never.words()
              : words.get(0) + " did not end within " + DEADLINE.toMinutes() + " min");
    }
    boolean made = ended.status() == 0 && Files.isRegularFile(output);
    return made
        ? new BuiltVariant.Made(output, ended.output())
        : new BuiltVariant.NotMade(
            complaint(ended.output(), "the compiler ended with status " + ended.status()));
  }

  /** What a compiler complains of. */
  static String complaint(String output, String otherwise) {
    return output.lines().filter(line -> line.contains("error")).findFirst().orElse(otherwise);
  }
}
