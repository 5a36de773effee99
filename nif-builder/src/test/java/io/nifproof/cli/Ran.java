package io.nifproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a command did.
 *
 * @param status its exit status
 * @param out all that it wrote to stdout
 * @param err all that it wrote to stderr
 */
public record Ran(int status, String out, String err) {
  /** Runs a command in this JVM. */
  public static Ran nifproof(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Ran(status, out.toString(), err.toString());
  }

  /** Runs a command in a JVM of its own, whose environment differs by some variables. */
  static Ran elsewhere(Path folder, Map<String, String> environment, Object... args)
      throws IOException, InterruptedException {
    List<Object> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(args));
    Checkout.Ended ended = Checkout.run(folder, environment, words.toArray());
    return new Ran(ended.status(), ended.out(), ended.err());
  }

  /** Makes a project of a C file, with a nifproof.toml. */
  public static Path project(Path folder, String toml, String source) throws IOException {
    Path project = Files.createDirectories(folder);
    Files.writeString(project.resolve("nifproof.toml"), toml);
    Files.createDirectories(project.resolve("c_src"));
    Files.writeString(project.resolve("c_src/nif.c"), source);
    return project;
  }
}
