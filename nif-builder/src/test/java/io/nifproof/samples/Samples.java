package io.nifproof.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compiles small C libraries into a folder of the test, with the compilers of the host. */
public final class Samples {
  /** A NIF of two functions, as every tutorial writes it. */
  public static final String HELLO =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM one(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static ERL_NIF_TERM two(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 2);
      }
      static int load(ErlNifEnv *e, void **p, ERL_NIF_TERM i) { return 0; }
      static ErlNifFunc funcs[] = {
        {"one", 0, one, 0}, {"two", 2, two, ERL_NIF_DIRTY_JOB_CPU_BOUND}};
      ERL_NIF_INIT(hello, funcs, load, NULL, NULL, NULL)
      """;

  private final Path folder;
  private int count;

  /** Puts everything into a folder. */
  public Samples(Path folder) {
    this.folder = folder;
  }

  /** Compiles a shared object; the command's words come before the flags common to all. */
  public Path library(String source, String... command) {
    Path code = folder.resolve("sample" + ++count + ".c");
    Path library = folder.resolve("sample" + count + ".so");
    write(code, source.getBytes(StandardCharsets.UTF_8));
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("-w", "-shared", "-fPIC", "-I/usr/lib/erlang/usr/include"));
    words.addAll(List.of("-o", library.toString(), code.toString()));
    run(words);
    return library;
  }

  /** Compiles an Erlang module whose functions raise an error, into a folder. */
  public static Path module(Path ebin, String name, String... functions) {
    StringBuilder source = new StringBuilder("-module(" + name + ").\n");
    source.append("-export([").append(String.join(", ", functions)).append("]).\n");
    for (String function : functions) {
      String[] words = function.split("/");
      String variables = String.join(", ", Collections.nCopies(Integer.parseInt(words[1]), "_"));
      source.append(words[0]).append("(").append(variables).append(") -> erlang:nif_error(x).\n");
    }
    Path file =
        write(ebin.resolve(name + ".erl"), source.toString().getBytes(StandardCharsets.UTF_8));
    String unused = run(List.of("erlc", "-o", ebin.toString(), file.toString()));
    return ebin.resolve(name + ".beam");
  }

  /** Runs a command and returns its output; the test fails when the command does. */
  public static String run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", words) + " failed:\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Writes a file. */
  public static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
