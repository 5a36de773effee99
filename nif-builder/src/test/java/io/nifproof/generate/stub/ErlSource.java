package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.beam.BeamFile;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.NativeModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A module {@code m} written for one test. */
final class ErlSource {
  private ErlSource() {}

  /** Its object code, compiled by this machine's {@code erlc}. */
  static Path compile(Path folder, String text, String... options) throws Exception {
    Path source = folder.resolve("m.erl");
    Files.writeString(source, "-module(m).\n" + text + "\n");
    List<String> command = new ArrayList<>(List.of("erlc", "+nowarn_unused_type"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", folder.toString(), source.toString()));
    Process erlc =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(erlc.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(erlc.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    return folder.resolve("m.beam");
  }

  /** What it declares. */
  static NativeModule read(Path folder, String text) throws Exception {
    Path beam = compile(folder, text, "+debug_info");
    return NativeModuleReader.read(
        BeamFile.parse(Files.readAllBytes(beam)),
        "m.erl",
        Files.readAllLines(folder.resolve("m.erl")));
  }
}
