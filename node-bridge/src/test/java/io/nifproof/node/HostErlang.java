package io.nifproof.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code erl} of the PATH, as an independent witness of what BEAM files are. */
public final class HostErlang {
  private HostErlang() {}

  /** Evaluates expressions in a folder, in a fresh VM; returns what they print. */
  public static String eval(Path folder, String expressions) {
    String guarded =
        "try "
            + expressions
            + " catch Class:Why:Stack -> io:format(\"~tp\", [{Class, Why, Stack}]), halt(1) end, halt().";
    return run(
        folder,
        List.of(
            "erl",
            "-noshell",
            "-boot",
            "start_clean",
            "-kernel",
            "logger_level",
            "none",
            "-eval",
            "io:setopts([{encoding,utf8}]), " + guarded));
  }

  /** Compiles source text with options written as an Erlang list; returns the file's bytes. */
  public static byte[] compile(Path folder, String module, String source, String options) {
    try {
      Files.writeString(folder.resolve(module + ".erl"), source);
      eval(folder, "{ok, _} = compile:file(" + module + ", [report|" + options + "])");
      return Files.readAllBytes(folder.resolve(module + ".beam"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String run(Path folder, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Process process;
      try {
        process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
      } catch (IOException e) {
        throw new AssertionError(
            "these tests need `"
                + command.get(0)
                + "` of an Erlang/OTP on the PATH; "
                + "run scripts/setup, or install erlang-base",
            e);
      }
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after 60 s: " + command);
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in " + command, e);
    }
  }
}
