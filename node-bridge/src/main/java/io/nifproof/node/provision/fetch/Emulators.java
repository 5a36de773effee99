package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds the emulators of this machine, and the newest of them. */
public final class Emulators {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final NifproofHome home;
  private final FactStore facts;
  private final List<Path> folders;

  public Emulators(NifproofHome home, FactStore facts, List<Path> folders) {
    this.home = home;
    this.facts = facts;
    this.folders = List.copyOf(folders);
  }

  /** Where the fetched emulator of an architecture is kept. */
  Path fetched(Arch guest) {
    return home.emulators().resolve(guest.emulator());
  }

  /** The newest emulator for an architecture; empty when there is none. */
  public Optional<Emulator> newest(Arch guest) {
    return all(guest).stream().findFirst();
  }

  /** All emulators for an architecture, the newest first; of equals, the fetched one. */
  public List<Emulator> all(Arch guest) {
    String name = guest.emulator();
    Stream<Path> installed =
        folders.stream().flatMap(f -> Stream.of(f.resolve(name + "-static"), f.resolve(name)));
    return Stream.concat(Stream.of(fetched(guest)), installed)
        .filter(Files::isExecutable)
        .flatMap(program -> ask(program, guest).stream())
        .sorted(Emulator.BY_VERSION.reversed())
        .toList();
  }

  private Optional<Emulator> ask(Path program, Arch guest) {
    String name = "emulator " + program;
    String stamp = FactStore.stamp(List.of(program));
    Optional<String> known = facts.recall(name, stamp).map(fact -> fact.getProperty("version"));
    Optional<String> version = known.isPresent() ? known : run(program);
    if (known.isEmpty() && version.isPresent()) {
      Properties fact = new Properties();
      fact.setProperty("version", version.get());
      facts.keep(name, stamp, fact);
    }
    return version.map(text -> new Emulator(program, guest, text));
  }

  private static Optional<String> run(Path program) {
    Command command =
        Command.of(List.of(program.toString(), "--version"), Map.of(), program.getRoot());
    try {
      CommandEnd answer = command.run(TIMEOUT);
      return answer.lines().stream().flatMap(Emulator::version).findFirst();
    } catch (IOException broken) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
